using System.ComponentModel;
using System.Runtime.CompilerServices;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Catalogue;

/// <summary>Moves the result of an operation into a sink. Generated invokers call it; it is the one place where pages are counted.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class OperationRunner
{
    /// <summary>Writes rows until they end, the page is full or the sink takes no more.</summary>
    /// <typeparam name="T">The type of a row.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="write">Writes one row.</param>
    /// <param name="page">The page; null for all rows.</param>
    /// <param name="sink">Where the rows go.</param>
    /// <param name="cancellationToken">Ends the operation.</param>
    /// <returns>A task that ends when the rows were written.</returns>
    public static async ValueTask WriteRowsAsync<T>(VqlRows<T> rows, RowWriter<T> write, PageRequest? page, ResultSink sink, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(write);
        ArgumentNullException.ThrowIfNull(sink);
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

            written++;
        }

        QueryOutcome outcome = rows.Outcome;
        bool? hasMore = isFull ? true : outcome.HasMore;
        await sink.CompleteAsync(
            new ResultSummary
            {
                Verdict = outcome.Verdict is VqlVerdict.Pending ? VqlVerdict.Ok : outcome.Verdict,
                Rows = written,
                HasMore = hasMore,
                NextCursor = hasMore == true ? NextCursor(page, outcome, written) : null,
                Columns = outcome.Columns,
                Logs = outcome.Logs,
                Notes = outcome.Notes,
            },
            cancellationToken).ConfigureAwait(false);
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
        await sink.CompleteAsync(new ResultSummary { Rows = 1, HasMore = false }, cancellationToken).ConfigureAwait(false);
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
