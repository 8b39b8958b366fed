using System.Text.Json;

namespace Megaraptor.Sdk.Catalogue;

/// <summary>Where the result of an operation goes, row by row, as JSON values. Each surface has its own.</summary>
public abstract class ResultSink
{
    /// <summary>The writer for the next row or result: exactly one JSON value.</summary>
    public abstract Utf8JsonWriter Writer { get; }

    /// <summary>Called when <see cref="Writer"/> holds one more row.</summary>
    /// <param name="cancellationToken">Ends the operation.</param>
    /// <returns>False when no more rows fit: that row was not taken, and is the first of the next page.</returns>
    public abstract ValueTask<bool> TakeRowAsync(CancellationToken cancellationToken);

    /// <summary>Called when the next row has not come yet: what was written may be shown meanwhile.</summary>
    public virtual void Pause()
    {
    }

    /// <summary>Called when <see cref="Writer"/> holds the single result.</summary>
    /// <param name="cancellationToken">Ends the operation.</param>
    /// <returns>A task that ends when the result was taken.</returns>
    public abstract ValueTask TakeResultAsync(CancellationToken cancellationToken);

    /// <summary>Called last, when the operation succeeded.</summary>
    /// <param name="summary">What is known beside the rows.</param>
    /// <param name="cancellationToken">Ends the operation.</param>
    /// <returns>A task that ends when all was written.</returns>
    public abstract ValueTask CompleteAsync(ResultSummary summary, CancellationToken cancellationToken);
}
