using System.Runtime.CompilerServices;
using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Flows;

/// <content>What a flow left beside its rows: logs and uploads.</content>
public partial class FlowOperations
{
    /// <summary>Read what a client logged while it collected; the first place to look when a collection failed or returned nothing.</summary>
    /// <param name="clientId">The client's id; 'server' for artifacts that ran on the server.</param>
    /// <param name="flowId">The flow's id.</param>
    /// <param name="limit">Most lines to return.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    /// <returns>The lines, oldest first.</returns>
    /// <exception cref="NotFoundException">There is no such client or flow; thrown when the lines are read.</exception>
    [Operation("get_flow_logs", Effect.Read, Needs = Permission.ReadResults, Verb = "flows logs")]
    public virtual VqlRows<FlowLog> LogsAsync(string clientId, string flowId, [Page(Default = 200, Max = 10_000)] int? limit = null, CancellationToken cancellationToken = default) =>
        VqlRows.Create((outcome, token) => OfFlowAsync(clientId, flowId, () => ReadLogsAsync(clientId, flowId, limit, token), outcome, token), cancellationToken);

    /// <summary>List the files that a collection uploaded, with the size on the client and the bytes that are stored.</summary>
    /// <param name="clientId">The client's id; 'server' for artifacts that ran on the server.</param>
    /// <param name="flowId">The flow's id.</param>
    /// <param name="limit">Most files to return.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    /// <returns>The files.</returns>
    /// <exception cref="NotFoundException">There is no such client or flow; thrown when the files are read.</exception>
    [Operation("list_flow_uploads", Effect.Read, Needs = Permission.ReadResults, Verb = "flows uploads")]
    public virtual VqlRows<FlowUpload> UploadsAsync(string clientId, string flowId, [Page(Default = 100, Max = 10_000)] int? limit = null, CancellationToken cancellationToken = default) =>
        VqlRows.Create((outcome, token) => OfFlowAsync(clientId, flowId, () => ReadUploadsAsync(clientId, flowId, limit, token), outcome, token), cancellationToken);

    internal VqlRows<FlowLog> ReadLogsAsync(string clientId, string flowId, int? limit, CancellationToken cancellationToken) =>
        clientId == Identifiers.Server ? ReadServerLogsAsync(clientId, flowId, limit, cancellationToken) : ReadClientLogsAsync(clientId, flowId, limit, cancellationToken);

    /// <summary>Rows of a flow that must exist: of one that does not, the server has none and says nothing.</summary>
    private async IAsyncEnumerable<T> OfFlowAsync<T>(string clientId, string flowId, Func<VqlRows<T>> read, QueryOutcome outcome, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        FlowHeader flow = await HeaderAsync(clientId, flowId, cancellationToken).ConfigureAwait(false);
        if (flow.IsRunning)
        {
            outcome.AddNote($"The flow is {flow.State}: more may come.");
        }

        VqlRows<T> rows = read();
        await foreach (T row in rows.ConfigureAwait(false))
        {
            outcome.RowsRead++;
            yield return row;
        }

        outcome.Follow(rows.Outcome);
    }

    [Vql("""
        SELECT client_time AS time, level, message
        FROM flow_logs(client_id=@clientId, flow_id=@flowId)
        LIMIT @limit
        """)]
    private partial VqlRows<FlowLog> ReadClientLogsAsync(string clientId, string flowId, int? limit, CancellationToken cancellationToken);

    // The server's own flows write other columns than those of clients.
    [Vql("""
        SELECT Timestamp AS time, Level AS level, message
        FROM flow_logs(client_id=@clientId, flow_id=@flowId)
        LIMIT @limit
        """)]
    private partial VqlRows<FlowLog> ReadServerLogsAsync(string clientId, string flowId, int? limit, CancellationToken cancellationToken);

    [Vql("""
        SELECT client_path, file_size, uploaded_size, _accessor AS accessor, Timestamp AS uploaded_at, _Components AS components
        FROM uploads(client_id=@clientId, flow_id=@flowId)
        WHERE Type != "idx"
        LIMIT @limit
        """)]
    private partial VqlRows<FlowUpload> ReadUploadsAsync(string clientId, string flowId, int? limit, CancellationToken cancellationToken);
}
