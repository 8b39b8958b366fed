using Megaraptor.Sdk.Errors;

namespace Megaraptor.Sdk.Query;

/// <summary>All rows of a query together with what is known beside them. Immutable.</summary>
/// <remarks>
/// A query of which nothing came because it failed, was denied or cut throws instead of giving a result, so that no rows always
/// means that nothing matched. Where rows came before the failure, <see cref="Verdict"/> and <see cref="Failure"/> tell of it.
/// </remarks>
/// <typeparam name="T">The type of a row.</typeparam>
public sealed record VqlResult<T>
{
    internal VqlResult(IReadOnlyList<T> rows, QueryOutcome outcome, MegaraptorException? failure)
    {
        Rows = rows;
        Failure = failure;
        Verdict = failure is not null && outcome.Verdict is VqlVerdict.Pending or VqlVerdict.Ok ? VqlVerdict.Partial
            : outcome.Verdict == VqlVerdict.Pending ? (rows.Count > 0 ? VqlVerdict.Ok : VqlVerdict.OkNoRows)
            : outcome.Verdict;
        Logs = [.. outcome.Logs];
        Columns = [.. outcome.Columns];
        Notes = [.. outcome.Notes];
        HasMore = failure is null ? outcome.HasMore : null;
    }

    /// <summary>The rows, in the server's order.</summary>
    public IReadOnlyList<T> Rows { get; }

    /// <summary>What became of the query.</summary>
    public VqlVerdict Verdict { get; }

    /// <summary>Whether these are all rows that match, up to the limit that was asked for: nothing failed.</summary>
    public bool IsComplete => Failure is null;

    /// <summary>Why rows are missing; null when none are.</summary>
    public MegaraptorException? Failure { get; }

    /// <summary>The log lines that the query caused, in order.</summary>
    public IReadOnlyList<VqlLogEntry> Logs { get; }

    /// <summary>The columns, in the order in which they first came.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>What a reader of the rows should know.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Whether more rows exist than were asked for; null when that is not known.</summary>
    public bool? HasMore { get; }

    /// <summary>Throws what the loop over the rows would have thrown.</summary>
    /// <returns>The result, when it is complete.</returns>
    /// <exception cref="MegaraptorException">Rows are missing.</exception>
    public VqlResult<T> EnsureComplete() => Failure is null
        ? this
        : throw new MegaraptorException(Failure.Code, Failure.Message, Failure.Hint, Failure);
}
