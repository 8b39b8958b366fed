namespace Megaraptor.Lab.Store.Rows;

/// <summary>Stored rows: each a JSON object in UTF-8. Reading does not load them all.</summary>
internal abstract class RowSet
{
    /// <summary>No rows.</summary>
    public static RowSet Empty { get; } = new JsonLines(ReadOnlyMemory<byte>.Empty);

    /// <summary>The number of rows.</summary>
    public abstract long Count { get; }

    /// <summary>The rows from one on.</summary>
    /// <param name="start">The index of the first.</param>
    /// <returns>The rows in order. Their memory is not changed any more.</returns>
    public abstract IEnumerable<ReadOnlyMemory<byte>> Read(long start = 0);
}
