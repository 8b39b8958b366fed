using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Operators;
using Megaraptor.Lab.Evaluation.Queries;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Text;
using Megaraptor.Lab.Evaluation.Time;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Plugins;

/// <summary>Plugins for queries that wait for events.</summary>
internal static class EventPlugins
{
    private const long DefaultDiffPeriod = 60;
    private const long DefaultDelayBuffer = 1000;
    private const long LargestDelayBuffer = 1_000_000;
    private const long DefaultFifoAge = 5;
    private const long DefaultFifoRows = 10;
    private const long DefaultSequenceAge = 30;
    private const int LongestSequence = 1000;

    /// <summary>The plugins.</summary>
    public static IEnumerable<PluginDefinition> All =>
    [
        Define.Plugin("clock", Clock),
        Define.Plugin("delay", Delay),
        Define.Plugin("diff", Diff),
        Define.Plugin("fifo", Fifo),
        new("sequence", Signature.Free, Sequence),
    ];

    private static IEnumerable<object?> Clock(Call call)
    {
        long milliseconds = (call.Integer("period") * 1000) + call.Integer("ms");
        var period = Durations.Milliseconds(milliseconds <= 0 ? 1000 : milliseconds);
        if (call.Value("start") is { } given)
        {
            if (!TimeValue.TryFrom(call.Scope, given, out VqlTime start))
            {
                throw new CallFailedException("Invalid time");
            }

            TimeSpan ahead = Durations.Seconds(start.Seconds - Now(call).Seconds);
            if (ahead > TimeSpan.Zero)
            {
                call.Query.Wait(ahead);
            }

            yield return Now(call);
        }

        while (true)
        {
            call.Query.Wait(period);
            yield return Now(call);
        }
    }

    private static VqlTime Now(Call call) => VqlTime.From(call.Query.Clock.GetUtcNow());

    /// <summary>Rows are read ahead, so that all of them wait side by side.</summary>
    private static IEnumerable<object?> Delay(Call call)
    {
        long size = Math.Min(call.Integer("buffer_size") is > 0 and var given ? given : DefaultDelayBuffer, LargestDelayBuffer);
        var delay = Durations.Seconds(call.Integer("delay"));
        var waiting = new Queue<(object? Row, DateTimeOffset Due)>();
        foreach (object? row in call.QueryOf("query")!.Evaluate(call.Scope))
        {
            waiting.Enqueue((row, call.Query.Clock.GetUtcNow() + delay));
            if (waiting.Count >= size)
            {
                yield return WaitFor(call, waiting.Dequeue());
            }
        }

        while (waiting.TryDequeue(out (object? Row, DateTimeOffset Due) next))
        {
            yield return WaitFor(call, next);
        }
    }

    private static object? WaitFor(Call call, (object? Row, DateTimeOffset Due) next)
    {
        TimeSpan left = next.Due - call.Query.Clock.GetUtcNow();
        if (left > TimeSpan.Zero)
        {
            call.Query.Wait(left);
        }

        return next.Row;
    }

    /// <summary>Runs a query over and over, and tells which rows are new and which are gone, by a key.</summary>
    private static IEnumerable<object?> Diff(Call call)
    {
        var period = Durations.Seconds(call.Integer("period") is not 0 and var given ? given : DefaultDiffPeriod);
        List<(string Key, VqlDict Row)>? before = null;
        while (true)
        {
            call.Log("Running query");
            List<(string Key, VqlDict Row)> now = [.. Keyed(call)];
            if (before is not null)
            {
                foreach ((string key, VqlDict row) in now.Where(row => before.TrueForAll(old => old.Key != row.Key)))
                {
                    yield return row.Copy().Set("Diff", "added");
                }

                foreach ((string key, VqlDict row) in before.Where(old => now.TrueForAll(row => row.Key != old.Key)))
                {
                    yield return row.Copy().Set("Diff", "removed");
                }
            }

            before = now;
            call.Query.Wait(period);
        }
    }

    private static IEnumerable<(string Key, VqlDict Row)> Keyed(Call call)
    {
        Scope scope = call.Scope.Copy();
        foreach (object? row in call.QueryOf("query")!.Evaluate(scope))
        {
            if (Members.Find(scope, row, call.Text("key"), out object? key) == Lookup.Found)
            {
                yield return (GoText.Of(key), Materialised.Dict(scope, row));
            }
        }
    }

    /// <summary>The last rows of a query that is run once, by the first call.</summary>
    private static IEnumerable<object?> Fifo(Call call)
    {
        StoredQuery query = call.QueryOf("query")!;
        RecentRows rows = call.Query.Once($"fifo {System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(query)}", () =>
        {
            call.Query.Log($"Creating FIFO Cache for {query}\n");
            var recent = new RecentRows(
                call.Query.Clock,
                Durations.Seconds(call.Integer("max_age") is not 0 and var age ? age : DefaultFifoAge),
                (int)Math.Min(call.Integer("max_rows") is not 0 and var most ? most : DefaultFifoRows, int.MaxValue));
            foreach (object? row in query.Evaluate(call.Scope))
            {
                recent.Add(row);
            }

            return recent;
        });
        IReadOnlyList<object?> snapshot = rows.All;
        if (call.Flag("flush"))
        {
            rows.Clear();
        }

        return snapshot;
    }

    /// <summary>Gathers the rows of several queries; after each, another query looks at what has been gathered.</summary>
    private static IEnumerable<object?> Sequence(Call call)
    {
        VqlDict arguments = call.Free.ToDict();
        if (arguments["query"] is not StoredQuery query)
        {
            throw new CallFailedException("`query` parameter should specify a query for the sequence.");
        }

        long age = VqlValue.TryInteger(arguments["max_age"], out long given) && given != 0 ? given : DefaultSequenceAge;
        var recent = new RecentRows(call.Query.Clock, Durations.Seconds(age), LongestSequence);
        foreach (KeyValuePair<string, object?> source in arguments.Items.Where(static item => item.Key is not ("query" or "max_age")))
        {
            foreach (object? row in Iteration.Rows(call.Scope.Copy(), source.Value))
            {
                recent.Add(row);
                bool any = false;
                var variables = new VqlDict(1).Set("SEQUENCE", new VqlList([.. recent.All], VqlList.RowType));
                foreach (object? found in query.Evaluate(call.Scope.Copy().Add(variables)))
                {
                    any = true;
                    yield return found;
                }

                if (any)
                {
                    recent.Clear();
                }
            }
        }
    }
}
