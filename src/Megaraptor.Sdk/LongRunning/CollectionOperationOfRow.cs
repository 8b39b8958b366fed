using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.LongRunning;

/// <summary>A collection whose rows have a type.</summary>
/// <typeparam name="TRow">The type of a row.</typeparam>
public class CollectionOperation<TRow> : CollectionOperation
{
    private readonly Func<string?, int?, CancellationToken, VqlRows<TRow>> _read;

    /// <summary>For substitutes in tests, see docs/testing.md. Members that are not overridden throw an <see cref="InvalidOperationException"/> where they would need a server.</summary>
    protected CollectionOperation() => _read = static (_, _, _) => throw VelociraptorClient.NoServer();

    internal CollectionOperation(VelociraptorClient client, string clientId, string flowId, Func<string?, int?, CancellationToken, VqlRows<TRow>> read)
        : base(client, clientId, flowId) => _read = read;

    /// <summary>Reads the rows that have arrived, of one source.</summary>
    /// <param name="source">The artifact, or artifact/source; may be left out when there are results of one source only.</param>
    /// <param name="limit">Most rows to return; null for all.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    /// <returns>The rows. The outcome notes when more may come.</returns>
    /// <exception cref="Errors.NotFoundException">There is no such flow or source; thrown when the rows are read.</exception>
    /// <exception cref="Errors.InvalidArgumentException">There are results of several sources and none was named; thrown when the rows are read.</exception>
    public new virtual VqlRows<TRow> GetRowsAsync(string? source = null, int? limit = null, CancellationToken cancellationToken = default) =>
        _read(source, limit, cancellationToken);
}
