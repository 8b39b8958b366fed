using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Expressions;
using Megaraptor.Lab.Evaluation.Operators;
using Megaraptor.Lab.Evaluation.Regex;
using Megaraptor.Lab.Evaluation.Text;
using Megaraptor.Lab.Evaluation.Time;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Plugins;

/// <summary>Plugins that change, choose or gather the rows of a query.</summary>
internal static class RowPlugins
{
    private const long DefaultBatch = 10;
    private const long DefaultDedupSeconds = 60;
    private const long DefaultDedupSize = 1000;

    /// <summary>The plugins.</summary>
    public static IEnumerable<PluginDefinition> All =>
    [
        Define.Plugin("batch", Batch, ("batch_func", ParameterKind.Text)),
        Define.Plugin("column_filter", ColumnFilter),
        Define.Plugin("dedup", Dedup),
        Define.Plugin("for", For),
        Define.Plugin("sample", Sample),
    ];

    private static IEnumerable<object?> Source(Call call) => call.QueryOf("query")!.Evaluate(call.Scope);

    private static IEnumerable<object?> Batch(Call call)
    {
        Lambda? isReady = call.Text("batch_func") is { Length: > 0 } text ? Lambda.Parse(text, call.Query) : null;
        long size = call.Integer("batch_size") is var given && given == 0 && isReady is null ? DefaultBatch : given;
        var rows = new List<object?>();
        foreach (object? row in Source(call))
        {
            rows.Add(row);
            bool isFull = size > 0 ? rows.Count >= size : Truth.Of(call.Scope, isReady!.Invoke(call.Scope, new VqlList([.. rows], VqlList.RowType)));
            if (isFull)
            {
                yield return Batched(rows);
                rows = [];
            }
        }

        if (rows.Count > 0)
        {
            yield return Batched(rows);
        }
    }

    private static VqlDict Batched(List<object?> rows) => new VqlDict(1).Set("rows", new VqlList(rows, VqlList.RowType));

    private static IEnumerable<object?> ColumnFilter(Call call)
    {
        CompiledRegex[] includes = Compile(call, "include");
        CompiledRegex[] excludes = Compile(call, "exclude");
        foreach (object? row in Source(call))
        {
            var filtered = new VqlDict();
            foreach (string column in Members.Names(row))
            {
                bool isWanted = (includes.Length == 0 || includes.Any(regex => regex.IsMatch(column))) && !excludes.Any(regex => regex.IsMatch(column));
                if (isWanted && Members.Find(call.Scope, row, column, out object? value) == Lookup.Found)
                {
                    filtered.Set(column, value);
                }
            }

            yield return filtered;
        }
    }

    private static CompiledRegex[] Compile(Call call, string parameter)
    {
        try
        {
            return [.. call.Texts(parameter).Select(expression => CompiledRegex.Compile(call.Query, expression))];
        }
        catch (RegexSyntaxException e)
        {
            throw new CallFailedException(e.Message, e);
        }
    }

    /// <summary>Drops rows whose key was seen lately. Of too many keys, those seen longest ago are forgotten.</summary>
    private static IEnumerable<object?> Dedup(Call call)
    {
        string key = call.Text("key");
        var timeout = Durations.Seconds(call.Integer("timeout") is not 0 and var seconds ? seconds : DefaultDedupSeconds);
        var seen = new Caching.LruCache(call.Integer("size") is not 0 and var size ? size : DefaultDedupSize);
        foreach (object? row in Source(call))
        {
            if (Members.Find(call.Scope, row, key, out object? value) != Lookup.Found)
            {
                continue;
            }

            DateTimeOffset now = call.Query.Clock.GetUtcNow();
            string text = GoText.Of(value);
            if (!seen.TryGet(text, out object? last) || now >= (DateTimeOffset)last! + timeout)
            {
                yield return row;
            }

            seen.Set(text, now);
        }
    }

    private static IEnumerable<object?> For(Call call)
    {
        if (call.QueryOf("query") is not { } query)
        {
            yield break;
        }

        foreach (object? item in call.QueryOf("foreach")!.Evaluate(call.Scope))
        {
            foreach (object? row in query.Evaluate(call.Scope.Copy().Add(new VqlDict(1).Set(call.Text("var"), item))))
            {
                yield return row;
            }
        }
    }

    private static IEnumerable<object?> Sample(Call call)
    {
        long every = call.Integer("n") is not 0 and var given ? given : 1;
        long count = 0;
        foreach (object? row in Source(call))
        {
            if (count++ % every == 0)
            {
                yield return row;
            }
        }
    }
}
