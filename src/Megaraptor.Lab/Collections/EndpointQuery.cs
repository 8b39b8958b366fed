using System.Globalization;
using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Run;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Service;
using Megaraptor.Lab.Store.Flows;
using Megaraptor.Lab.Store.Records;

namespace Megaraptor.Lab.Collections;

/// <summary>Runs one query of a collection where it belongs, and keeps the record of it.</summary>
/// <param name="arguments">The query.</param>
/// <param name="index">Its place in the collection.</param>
/// <param name="progress">The record.</param>
/// <param name="site">Where it runs.</param>
internal sealed class EndpointQuery(CollectorArguments arguments, int index, FlowProgress progress, QuerySite site)
{
    private const long DefaultTimeout = 600;
    private const long DefaultWait = 100;
    private readonly TimeProvider _clock = site.Clock;
    private readonly long _start = site.Clock.GetTimestamp();
    private long _uploads;
    private volatile bool _isTimedOut;
    private bool _hasStatistics;

    /// <summary>The artifact that the query belongs to.</summary>
    public string Artifact { get; } = ArtifactOf(arguments);

    /// <summary>The artifact that a query belongs to.</summary>
    public static string ArtifactOf(CollectorArguments arguments) =>
        arguments.Query.Find(static query => query.Name.Length > 0) is { } named ? named.Name.Split('/')[0] : "";

    /// <summary>Runs the query to its end.</summary>
    /// <param name="giveUp">Ends the whole collection, when a limit is exceeded.</param>
    /// <param name="cancelled">Ends it early.</param>
    public void Run(Action giveUp, CancellationToken cancelled)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
        using ITimer timer = _clock.CreateTimer(_ => GiveUpAfter(Limit, ended), null, TimeSpan.FromSeconds(Limit), Timeout.InfiniteTimeSpan);
        Announce();
        var query = new QueryContext(site.Names, Log)
        {
            Principal = site.Principal,
            Services = site.Services(Upload),
            Clock = _clock,
            Cancellation = ended.Token,
            Variables = site.Variables,
        };
        bool isOverLimit = false;
        try
        {
            if (IsWanted(query))
            {
                Evaluate(query, () =>
                {
                    isOverLimit = true;
                    giveUp();
                });
            }
            else
            {
                progress.Log(index, FlowLogLine.Info, FlowLogLine.Skipped(Artifact));
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The reason has been written down already.
        }
        catch (NotInTheLabException)
        {
            // The query has logged what is missing, and failed by that.
        }

        Conclude(query, isOverLimit);
    }

    /// <summary>How long it may run, in seconds.</summary>
    private long Limit => arguments.Timeout > 0 ? arguments.Timeout : DefaultTimeout;

    private void Announce()
    {
        if (site.IsServer)
        {
            progress.Log(index, FlowLogLine.Default, $"Running query {Artifact} on behalf of user {site.Principal.Name}\n");
            progress.Log(index, FlowLogLine.Default, $"<green>Starting</> query {Artifact} execution.\n");
            return;
        }

        progress.Log(index, FlowLogLine.Info, $"Starting query execution for {Artifact}.\n");
        if (FlowLogLine.Throttle(arguments.CpuLimit) is { } throttle)
        {
            progress.Log(index, FlowLogLine.Default, throttle);
        }
    }

    private void Conclude(QueryContext query, bool isOverLimit)
    {
        if (!site.IsServer)
        {
            if (_uploads > 0)
            {
                progress.Log(index, FlowLogLine.Default, string.Create(CultureInfo.InvariantCulture, $"{Artifact}: Uploaded {_uploads} files."));
            }

            progress.Log(index, FlowLogLine.Info, $"Collection {Artifact} is done after {GoDuration.Format(_clock.GetElapsedTime(_start))}\n");
        }

        LogStatistics(query, isCounted: !isOverLimit);
        progress.End(index);
    }

    /// <summary>They come last, but before the rows of a query that ran out of time.</summary>
    private void LogStatistics(QueryContext query, bool isCounted)
    {
        if (!_hasStatistics)
        {
            _hasStatistics = true;
            progress.Log(index, FlowLogLine.Debug, $"{query.Statistics}\n", isCounted);
        }
    }

    private void GiveUpAfter(long timeout, CancellationTokenSource ended)
    {
        string reason = string.Create(CultureInfo.InvariantCulture, $"Query timed out after {timeout} seconds");
        progress.Log(index, FlowLogLine.Default, reason + "\n");
        progress.Fail(index, reason);
        _isTimedOut = true;
        try
        {
            ended.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The query ended in this very moment.
        }
    }

    /// <summary>Whether the query's condition holds: it returns a row.</summary>
    private bool IsWanted(QueryContext query)
    {
        if (arguments.Precondition.Length == 0)
        {
            return true;
        }

        var run = new QueryRun(query, Environment());
        return run.Statements([new QueryText("", arguments.Precondition)]).Any(static select => select.Rows.Any());
    }

    private void Evaluate(QueryContext query, Action giveUp)
    {
        var run = new QueryRun(query, Environment());
        TimeSpan longest = TimeSpan.FromSeconds(arguments.MaxWait > 0 ? arguments.MaxWait : DefaultWait);
        foreach (RunningSelect select in run.Statements([.. arguments.Query.Select(static text => new QueryText(text.Name, text.Vql))]))
        {
            string source = select.Text.Name;
            var parts = new QueryParts(Artifact, source, arguments.MaxRow, longest, () => _clock.GetElapsedTime(_start), (name, rows) => Store(name, rows, giveUp), LogPart);
            try
            {
                foreach (object? row in select.Rows)
                {
                    // A row that came after the time was up is not taken, however late the timer is.
                    if (_clock.GetElapsedTime(_start) >= TimeSpan.FromSeconds(Limit))
                    {
                        query.Cancellation.WaitHandle.WaitOne();
                        query.Cancellation.ThrowIfCancellationRequested();
                    }

                    parts.Add(row, select.Encoder);
                    query.Cancellation.ThrowIfCancellationRequested();
                }
            }
            finally
            {
                if (_isTimedOut)
                {
                    LogStatistics(query, isCounted: true);
                }

                parts.Send();
            }
        }
    }

    private void LogPart(string text)
    {
        if (!site.IsServer)
        {
            progress.Log(index, FlowLogLine.Default, text);
        }
    }

    private bool Store(string source, IReadOnlyList<ReadOnlyMemory<byte>> rows, Action giveUp)
    {
        long total = progress.AddRows(index, source, rows);
        FlowRequest? request = progress.Flow.Context.Request;
        return request is not { MaxRows: > 0 } || total <= request.MaxRows || Exceed("Rows", total, request.MaxRows, giveUp);
    }

    private void Upload(Upload upload)
    {
        _uploads++;
        long total = progress.AddUpload(index, upload);
        FlowRequest? request = progress.Flow.Context.Request;
        if (request is { MaxUploadBytes: > 0 } && total > request.MaxUploadBytes)
        {
            Exceed("Upload bytes", total, request.MaxUploadBytes, static () => { });
            throw new OperationCanceledException("The collection has brought in too much.");
        }
    }

    private bool Exceed(string what, long total, long limit, Action giveUp)
    {
        progress.Fail(index, string.Create(CultureInfo.InvariantCulture, $"{what} {total} exceeded limit {limit} for flow {progress.Flow.FlowId}. Cancelling."));
        giveUp();
        return false;
    }

    private IEnumerable<KeyValuePair<string, object?>> Environment() =>
        arguments.Env.Select(static entry => KeyValuePair.Create<string, object?>(entry.Key, entry.Value));

    private void Log(string text)
    {
        (string level, string message) = FlowLogLine.Split(text);
        progress.Log(index, level, message);
    }
}
