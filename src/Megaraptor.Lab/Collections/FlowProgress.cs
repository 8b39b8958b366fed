using Megaraptor.Lab.Store;
using Megaraptor.Lab.Store.Flows;
using Megaraptor.Lab.Store.Records;
using Megaraptor.Lab.Store.Rows;

namespace Megaraptor.Lab.Collections;

/// <summary>Keeps the record of a collection while it runs: what its queries log, return and bring in, and where it stands.</summary>
internal sealed class FlowProgress
{
    private const string Server = "server";

    /// <summary>Stands for the stack of the client's program, which comes with an error.</summary>
    private const string Backtrace = "goroutine 1 [running]:\n(the Lab is no Go program)\n";

    /// <summary>A client sends what it logged at least so often.</summary>
    private static readonly TimeSpan s_longestHold = TimeSpan.FromSeconds(1);

    private readonly Flow _flow;
    private readonly TimeProvider _clock;
    private readonly GrowingRows _logs = new();
    private readonly List<ReadOnlyMemory<byte>> _held = [];
    private readonly bool _isServer;
    private long _lastRelease;
    private bool _hasRows;
    private bool _isOver;

    /// <summary>Begins to keep the record.</summary>
    public FlowProgress(Flow flow, TimeProvider clock)
    {
        _flow = flow;
        _clock = clock;
        _isServer = flow.ClientId == Server;
        _lastRelease = clock.GetTimestamp();
        lock (flow.Gate)
        {
            flow.Logs = _logs;
        }
    }

    /// <summary>The collection.</summary>
    public Flow Flow => _flow;

    /// <summary>Whether the collection was cancelled: then its state stays as it is, whatever still comes.</summary>
    public bool IsOver
    {
        get
        {
            lock (_flow.Gate)
            {
                return _isOver;
            }
        }
    }

    /// <summary>The client has the collection.</summary>
    public void Wait() => Change(context =>
    {
        context.State = FlowState.Waiting;
        context.InflightTime = _clock.Seconds();
    });

    /// <summary>The queries begin.</summary>
    /// <param name="queries">The artifact of each.</param>
    public void Begin(IReadOnlyList<string> queries) => Change(context =>
    {
        long now = _clock.Microseconds();
        foreach (string artifact in queries)
        {
            context.QueryStats.Add(new QueryStatus { Outcome = QueryOutcome.Progress, FirstActive = now, LastActive = now, Artifact = _isServer ? artifact : "" });
        }

        context.State = FlowState.InProgress;
        context.InflightTime = _isServer ? 0 : _clock.Seconds();
    });

    /// <summary>A query logged something.</summary>
    public void Log(int query, string level, string message, bool isCounted = true)
    {
        Keep(_isServer ? FlowLogLine.OfServer(_clock.Microseconds(), level, message) : FlowLogLine.OfClient(_clock.Seconds(), level, message));
        Change(query, status => status.LogRows += isCounted ? 1 : 0);
        if (level == FlowLogLine.Error)
        {
            Fail(query, message);
        }
    }

    /// <summary>Lets the last lines of the log be seen. They arrive a little after the collection is known to have ended.</summary>
    public void Release()
    {
        lock (_flow.Gate)
        {
            foreach (ReadOnlyMemory<byte> line in _held)
            {
                _logs.Add(line);
            }

            _held.Clear();
            _lastRelease = _clock.GetTimestamp();
        }
    }

    /// <summary>A query returned rows.</summary>
    /// <param name="query">The query.</param>
    /// <param name="source">Their result set.</param>
    /// <param name="rows">The rows.</param>
    /// <returns>How many rows the collection has by now.</returns>
    public long AddRows(int query, string source, IReadOnlyList<ReadOnlyMemory<byte>> rows)
    {
        lock (_flow.Gate)
        {
            if (_flow.Results(source) is not GrowingRows results)
            {
                results = new GrowingRows();
                _flow.SetResults(source, results);
            }

            foreach (ReadOnlyMemory<byte> row in rows)
            {
                results.Add(row);
            }
        }

        Change(query, status =>
        {
            status.ResultRows += rows.Count;
            if (!status.NamesWithResponse.Contains(source))
            {
                status.NamesWithResponse.Add(source);
            }
        });
        lock (_flow.Gate)
        {
            return _flow.Context.QueryStats.Sum(static status => status.ResultRows);
        }
    }

    /// <summary>A query returned rows that are made when they are read.</summary>
    /// <param name="query">The query.</param>
    /// <param name="source">Their result set.</param>
    /// <param name="rows">The rows.</param>
    public void SetRows(int query, string source, RowSet rows)
    {
        lock (_flow.Gate)
        {
            _flow.SetResults(source, rows);
        }

        Change(query, status =>
        {
            status.ResultRows += rows.Count;
            status.NamesWithResponse.Add(source);
        });
    }

    /// <summary>A query brought a file in.</summary>
    /// <returns>How many bytes the collection has brought in by now.</returns>
    public long AddUpload(int query, Upload upload)
    {
        lock (_flow.Gate)
        {
            _flow.Uploads.Add(upload);
        }

        Change(query, status =>
        {
            status.UploadedFiles++;
            status.UploadedBytes += upload.UploadedSize;
            status.ExpectedUploadedBytes += upload.FileSize;
        });
        lock (_flow.Gate)
        {
            return _flow.Context.QueryStats.Sum(static status => status.UploadedBytes);
        }
    }

    /// <summary>A query went wrong. The first reason counts, and the query may go on.</summary>
    public void Fail(int query, string reason) => Change(query, status =>
    {
        if (status.ErrorMessage.Length == 0)
        {
            status.ErrorMessage = reason;
            status.Backtrace = _isServer ? "" : Backtrace;
        }
    });

    /// <summary>A query does not begin, because the collection was given up.</summary>
    public void Skip(int query)
    {
        Change(query, static status => status.ErrorMessage = "Cancelled");
        End(query);
    }

    /// <summary>A query has ended.</summary>
    public void End(int query) => Change(query, static status => status.Outcome = status.ErrorMessage.Length == 0 ? QueryOutcome.Ok : QueryOutcome.GenericError);

    /// <summary>All has ended.</summary>
    public void Finish() => Change(context =>
    {
        QueryStatus? failed = context.QueryStats.Find(static status => status.Outcome == QueryOutcome.GenericError);
        context.State = failed is null ? FlowState.Finished : FlowState.Error;
        context.Status = failed?.ErrorMessage ?? "";
        context.Backtrace = failed?.Backtrace ?? "";
        context.InflightTime = 0;
        context.UserNotified = _isServer;
        _isOver = true;
    });

    /// <summary>A user gave the collection up.</summary>
    /// <param name="flow">The collection; it may have ended long ago.</param>
    /// <param name="reason">Who did, as the server says it.</param>
    public static void Cancel(Flow flow, string reason)
    {
        lock (flow.Gate)
        {
            FlowContext context = flow.Context;
            context.State = FlowState.Error;
            context.Status = reason;
            context.InflightTime = 0;
            context.OutstandingRequests = 0;
            foreach (QueryStatus status in context.QueryStats.Where(static status => status.Outcome == QueryOutcome.Progress))
            {
                status.Outcome = QueryOutcome.GenericError;
                status.ErrorMessage = "Cancelled";
            }
        }
    }

    /// <summary>From now on the state stays as it is.</summary>
    public void Freeze()
    {
        lock (_flow.Gate)
        {
            _isOver = true;
        }
    }

    /// <summary>Lines are sent with rows, and else once in a while.</summary>
    private void Keep(ReadOnlyMemory<byte> line)
    {
        lock (_flow.Gate)
        {
            _held.Add(line);
            bool isFirst = _isServer || !_hasRows;
            _hasRows |= _flow.Context.QueryStats.Exists(static status => status.ResultRows > 0);
            if (isFirst || _clock.GetElapsedTime(_lastRelease) > s_longestHold)
            {
                Release();
            }
        }
    }

    private void Change(int query, Action<QueryStatus> change) => Change(context =>
    {
        QueryStatus status = context.QueryStats[query];
        if (status.Outcome != QueryOutcome.Progress)
        {
            return;
        }

        change(status);
        status.LastActive = Math.Max(_clock.Microseconds(), status.FirstActive);
        status.Duration = (status.LastActive - status.FirstActive) * (_isServer ? 1 : 1000);
    });

    private void Change(Action<FlowContext> change)
    {
        lock (_flow.Gate)
        {
            if (!_isOver)
            {
                change(_flow.Context);
                Total(_flow.Context);
            }
        }
    }

    private static void Total(FlowContext context)
    {
        if (context.QueryStats.Count == 0)
        {
            return;
        }

        context.StartTime = context.QueryStats.Min(static status => status.FirstActive);
        context.ActiveTime = context.QueryStats.Max(static status => status.LastActive);
        context.ExecutionDuration = context.QueryStats.Max(static status => status.Duration);
        context.TotalRequests = context.QueryStats.Count;
        context.OutstandingRequests = context.QueryStats.Count(static status => status.Outcome == QueryOutcome.Progress);
        context.TotalCollectedRows = context.QueryStats.Sum(static status => status.ResultRows);
        context.TotalLogs = context.QueryStats.Sum(static status => status.LogRows);
        context.TotalUploadedFiles = context.QueryStats.Sum(static status => status.UploadedFiles);
        context.TotalUploadedBytes = context.QueryStats.Sum(static status => status.UploadedBytes);
        context.TotalExpectedUploadedBytes = context.QueryStats.Sum(static status => status.ExpectedUploadedBytes);
        foreach (string source in context.QueryStats.SelectMany(static status => status.NamesWithResponse))
        {
            if (!context.ArtifactsWithResults.Contains(source))
            {
                context.ArtifactsWithResults.Add(source);
            }
        }
    }
}
