using System.ComponentModel;
using System.Runtime.CompilerServices;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Catalogue;

/// <summary>Moves the result of an operation into a sink. Generated invokers call it; it is the one place where pages are counted, and where one org or all are asked.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class OperationRunner
{
    /// <summary>Connects, runs an operation that returns rows, in one org or in all, and writes them.</summary>
    /// <typeparam name="T">The type of a row.</typeparam>
    /// <param name="operation">The operation.</param>
    /// <param name="call">The call.</param>
    /// <param name="server">Where it runs.</param>
    /// <param name="invoke">Calls the operation's method.</param>
    /// <param name="write">Writes one row.</param>
    /// <param name="page">The page; null for all rows.</param>
    /// <param name="cancellationToken">Ends the operation.</param>
    /// <returns>A task that ends when the rows were written.</returns>
    public static async ValueTask RunRowsAsync<T>(OperationDescriptor operation, OperationCall call, ServerChoice server, Func<VelociraptorClient, VqlRows<T>> invoke, RowWriter<T> write, PageRequest? page, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(invoke);
        if (server.IsEveryOrg)
        {
            EveryOrgRun.Check(operation, call, page);
        }

        VelociraptorClient client = await call.ConnectAsync(server, cancellationToken).ConfigureAwait(false);
        if (server.IsEveryOrg)
        {
            await EveryOrgRun.WriteAsync(client.InAllOrgs(invoke, Orgs.OrgFailures.Report, cancellationToken), write, page, call.Sink, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await WriteRowsAsync(invoke(client), write, page, call.Sink, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Connects, runs an operation with a single result, and writes it; in all orgs, the results are rows.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="operation">The operation.</param>
    /// <param name="call">The call.</param>
    /// <param name="server">Where it runs.</param>
    /// <param name="invoke">Calls the operation's method.</param>
    /// <param name="write">Writes the result.</param>
    /// <param name="cancellationToken">Ends the operation.</param>
    /// <returns>A task that ends when the result was written.</returns>
    public static async ValueTask RunResultAsync<T>(OperationDescriptor operation, OperationCall call, ServerChoice server, Func<VelociraptorClient, Task<T>> invoke, RowWriter<T> write, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(invoke);
        if (server.IsEveryOrg)
        {
            EveryOrgRun.Check(operation, call, page: null);
        }

        VelociraptorClient client = await call.ConnectAsync(server, cancellationToken).ConfigureAwait(false);
        if (server.IsEveryOrg)
        {
            await EveryOrgRun.WriteAsync(client.InAllOrgs((org, _) => invoke(org), Orgs.OrgFailures.Report, cancellationToken), write, page: null, call.Sink, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await WriteResultAsync(await invoke(client).ConfigureAwait(false), write, call.Sink, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Writes rows until they end, the page is full or the sink takes no more.</summary>
    /// <typeparam name="T">The type of a row.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="write">Writes one row.</param>
    /// <param name="page">The page; null for all rows.</param>
    /// <param name="sink">Where the rows go.</param>
    /// <param name="cancellationToken">Ends the operation.</param>
    /// <returns>A task that ends when the rows were written.</returns>
    public static ValueTask WriteRowsAsync<T>(VqlRows<T> rows, RowWriter<T> write, PageRequest? page, ResultSink sink, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(write);
        ArgumentNullException.ThrowIfNull(sink);
        return WriteAsync(rows, write, static _ => { }, page, sink, (written, isFull) => Summarize(rows.Outcome, page, written, isFull), cancellationToken);
    }

    /// <summary>Writes a single result.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="result">The result.</param>
    /// <param name="write">Writes it.</param>
    /// <param name="sink">Where it goes.</param>
    /// <param name="cancellationToken">Ends the operation.</param>
    /// <returns>A task that ends when the result was written.</returns>
    public static async ValueTask WriteResultAsync<T>(T result, RowWriter<T> write, ResultSink sink, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(write);
        ArgumentNullException.ThrowIfNull(sink);
        write(sink.Writer, result);
        await sink.TakeResultAsync(cancellationToken).ConfigureAwait(false);
        var check = result as ICheckedResult;
        await sink.CompleteAsync(new ResultSummary { Rows = 1, HasMore = false, HasFailedCheck = check?.HasFailed == true, Notes = check?.Notes ?? [] }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes any rows; the summary is made while the enumeration stands where it ended.</summary>
    internal static async ValueTask WriteAsync<T>(IAsyncEnumerable<T> rows, RowWriter<T> write, Action<T> taken, PageRequest? page, ResultSink sink, Func<long, bool, ResultSummary> summarize, CancellationToken cancellationToken)
    {
        long skip = page?.Offset ?? 0;
        long most = page?.Rows ?? long.MaxValue;
        long written = 0;
        bool isFull = false;
        IAsyncEnumerator<T> enumerator = rows.GetAsyncEnumerator(cancellationToken);
        await using ConfiguredAsyncDisposable disposal = enumerator.ConfigureAwait(false);
        while (await NextAsync(enumerator, sink).ConfigureAwait(false))
        {
            T row = enumerator.Current;
            if (skip > 0)
            {
                skip--;
                continue;
            }

            isFull = written == most;
            if (!isFull)
            {
                write(sink.Writer, row);
                isFull = !await sink.TakeRowAsync(cancellationToken).ConfigureAwait(false);
            }

            if (isFull)
            {
                break;
            }

            taken(row);
            written++;
        }

        await sink.CompleteAsync(summarize(written, isFull), cancellationToken).ConfigureAwait(false);
    }

    private static ResultSummary Summarize(QueryOutcome outcome, PageRequest? page, long written, bool isFull)
    {
        bool? hasMore = isFull ? true : outcome.HasMore;
        return new ResultSummary
        {
            Verdict = outcome.Verdict is VqlVerdict.Pending ? VqlVerdict.Ok : outcome.Verdict,
            Rows = written,
            HasMore = hasMore,
            NextCursor = hasMore == true ? NextCursor(page, outcome, written) : null,
            Columns = outcome.Columns,
            Logs = outcome.Logs,
            Notes = outcome.Notes,
        };
    }

    private static ValueTask<bool> NextAsync<T>(IAsyncEnumerator<T> rows, ResultSink sink)
    {
        ValueTask<bool> next = rows.MoveNextAsync();
        if (!next.IsCompleted)
        {
            sink.Pause();
        }

        return next;
    }

    private static string? NextCursor(PageRequest? page, QueryOutcome outcome, long written) => page switch
    {
        { Fingerprint: { } fingerprint } => PageCursor.Write(page.Value.Offset + written, fingerprint),
        _ => outcome.Continuation?.Invoke(),
    };
}
