using System.Runtime.CompilerServices;
using Megaraptor.Sdk.Errors;

namespace Megaraptor.Sdk.Query;

/// <summary>The rows of an operation, read as they arrive, together with logs and verdict.</summary>
/// <remarks>
/// The query runs when the rows are read, once. Leaving the loop early ends it on the server. A query that failed, was
/// denied, cut or timed out throws a <see cref="Errors.MegaraptorException"/> after the last row that arrived: the rows never
/// just stop.
/// </remarks>
/// <typeparam name="T">The type of a row.</typeparam>
public sealed class VqlRows<T> : IAsyncEnumerable<T>
{
    private readonly Func<QueryOutcome, CancellationToken, IAsyncEnumerable<T>> _produce;
    private readonly CancellationToken _cancellationToken;
    private int _isRead;

    internal VqlRows(Func<QueryOutcome, CancellationToken, IAsyncEnumerable<T>> produce, CancellationToken cancellationToken)
    {
        _produce = produce;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Logs, columns, verdict and whether more rows exist; complete once the rows were read.</summary>
    public QueryOutcome Outcome { get; } = new();

    /// <summary>Reads the rows.</summary>
    /// <param name="cancellationToken">Ends the query on the server.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="InvalidOperationException">The rows were read before: call the operation again.</exception>
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref _isRead, 1) != 0)
        {
            throw new InvalidOperationException("These rows were read before. Rows are streamed once: call the operation again.");
        }

        if (_cancellationToken.CanBeCanceled && cancellationToken.CanBeCanceled)
        {
            return ReadAsync(cancellationToken);
        }

        CancellationToken token = _cancellationToken.CanBeCanceled ? _cancellationToken : cancellationToken;
        return _produce(Outcome, token).GetAsyncEnumerator(token);
    }

    /// <summary>Reads all rows into memory.</summary>
    /// <param name="cancellationToken">Ends the query on the server.</param>
    /// <returns>The rows.</returns>
    public async Task<IReadOnlyList<T>> ToListAsync(CancellationToken cancellationToken = default)
    {
        var rows = new List<T>();
        await foreach (T row in this.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>Reads all rows into memory, together with logs, columns and verdict. Rows that came before a failure are kept.</summary>
    /// <param name="cancellationToken">Ends the query on the server.</param>
    /// <returns>The rows, and what became of the query.</returns>
    /// <exception cref="MegaraptorException">The query failed before a row with a value came.</exception>
    public async Task<VqlResult<T>> ToResultAsync(CancellationToken cancellationToken = default)
    {
        var rows = new List<T>();
        try
        {
            await foreach (T row in this.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                rows.Add(row);
            }
        }
        catch (MegaraptorException failure) when (rows.Count > 0 && Outcome.Verdict is not (VqlVerdict.Denied or VqlVerdict.NotFound or VqlVerdict.VqlError))
        {
            // By the other verdicts rows hold NULL alone, which is what a failed call looks like.
            return new VqlResult<T>(rows, Outcome, failure);
        }

        return new VqlResult<T>(rows, Outcome, null);
    }

    private async IAsyncEnumerator<T> ReadAsync(CancellationToken cancellationToken)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(_cancellationToken, cancellationToken);
        await foreach (T row in _produce(Outcome, both.Token).WithCancellation(both.Token).ConfigureAwait(false))
        {
            yield return row;
        }
    }
}

/// <summary>Makes <see cref="VqlRows{T}"/> for operations of several steps.</summary>
public static class VqlRows
{
    /// <summary>Rows that an operation of several steps yields.</summary>
    /// <typeparam name="T">The type of a row.</typeparam>
    /// <param name="produce">Yields the rows; fills in the outcome as it goes. Throws what the caller is to see.</param>
    /// <param name="cancellationToken">Ends the operation.</param>
    /// <returns>The rows.</returns>
    public static VqlRows<T> Create<T>(Func<QueryOutcome, CancellationToken, IAsyncEnumerable<T>> produce, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(produce);
        return new VqlRows<T>(produce, cancellationToken);
    }

    /// <summary>Rows that are there already, with the verdict of a query that went well: for substitutes in tests.</summary>
    /// <typeparam name="T">The type of a row.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <returns>The rows. Like those of an operation they are read once.</returns>
    public static VqlRows<T> Of<T>(params IEnumerable<T> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return Create((outcome, token) => ReadAsync(rows, outcome, token));
    }

    private static async IAsyncEnumerable<T> ReadAsync<T>(IEnumerable<T> rows, QueryOutcome outcome, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (T row in rows.ToAsyncEnumerable().WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            outcome.RowsRead++;
            yield return row;
        }

        outcome.HasMore = false;
        outcome.Verdict = outcome.RowsRead > 0 ? VqlVerdict.Ok : VqlVerdict.OkNoRows;
    }
}
