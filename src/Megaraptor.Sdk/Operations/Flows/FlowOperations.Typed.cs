using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Query;
using Megaraptor.Vql.Templates;

namespace Megaraptor.Sdk.Operations.Flows;

/// <content>Rows of a collection as objects of a type, for programs.</content>
public partial class FlowOperations
{
    /// <summary>Reads the rows of one source of a collection with a reader of their type.</summary>
    /// <typeparam name="TRow">The type of a row.</typeparam>
    /// <param name="clientId">The client's id; 'server' for artifacts that ran on the server.</param>
    /// <param name="flowId">The flow's id.</param>
    /// <param name="read">Reads one row.</param>
    /// <param name="artifact">The artifact, or artifact/source; may be left out when the flow has results of one source only.</param>
    /// <param name="limit">Most rows to return; null for all.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="NotFoundException">There is no such client, flow, artifact or source; thrown when the rows are read.</exception>
    /// <exception cref="InvalidArgumentException">There are results of several sources and none was named; thrown when the rows are read.</exception>
    public virtual VqlRows<TRow> ResultsAsync<TRow>(string clientId, string flowId, RowReader<TRow> read, string? artifact = null, int? limit = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(read);
        return TypedAsync(clientId, flowId, artifact, limit, (query, token) => client.Rows(query, read, cancellationToken: token), cancellationToken);
    }

    /// <summary>Reads the rows of one source of a collection into records: <c>ResultsAsync&lt;ProcessRow&gt;(clientId, flowId)</c>.</summary>
    /// <typeparam name="TRow">The type of a row: a partial record with <see cref="VqlRowAttribute"/>.</typeparam>
    /// <param name="clientId">The client's id; 'server' for artifacts that ran on the server.</param>
    /// <param name="flowId">The flow's id.</param>
    /// <param name="artifact">The artifact, or artifact/source; may be left out when the flow has results of one source only.</param>
    /// <param name="limit">Most rows to return; null for all.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    /// <returns>The rows. They throw a <see cref="VqlException"/> when a column is missing that the type cannot do without.</returns>
    /// <exception cref="NotFoundException">There is no such client, flow, artifact or source; thrown when the rows are read.</exception>
    /// <exception cref="InvalidArgumentException">There are results of several sources and none was named; thrown when the rows are read.</exception>
    public virtual VqlRows<TRow> ResultsAsync<TRow>(string clientId, string flowId, string? artifact = null, int? limit = null, CancellationToken cancellationToken = default)
        where TRow : IVqlRow<TRow> =>
        TypedAsync(clientId, flowId, artifact, limit, (query, token) => client.QueryAsync<TRow>(query, cancellationToken: token), cancellationToken);

    private VqlRows<TRow> TypedAsync<TRow>(string clientId, string flowId, string? artifact, int? limit, Func<VqlQuery, CancellationToken, VqlRows<TRow>> run, CancellationToken cancellationToken)
    {
        var results = new FlowResults<TRow>(this, clientId, flowId, artifact)
        {
            Read = (source, startRow, count, token) => run(SourceQuery(clientId, flowId, source, startRow, count), token),
        };
        return VqlRows.Create((outcome, token) => results.ReadAsync(limit, null, outcome, token), cancellationToken);
    }

    /// <summary>The query of <see cref="SourceAsync"/>, for rows of any type.</summary>
    private static VqlQuery SourceQuery(string clientId, string flowId, string artifact, long startRow, long? count)
    {
        var names = new BoundNames();
        string text = $"SELECT * FROM source(client_id={names.Value(clientId)}, flow_id={names.Value(flowId)}, artifact={names.Value(artifact)}, start_row={VqlLiteral.Of(startRow)}";
        return names.ToQuery(count is { } most ? $"{text}, count={VqlLiteral.Of(most)})" : text + ")");
    }
}
