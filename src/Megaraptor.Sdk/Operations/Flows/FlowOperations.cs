using System.Runtime.CompilerServices;
using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Evidence;
using Megaraptor.Sdk.Operations.Clients;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Flows;

/// <summary>What can be asked about flows: the collections of artifacts on a client.</summary>
/// <param name="client">The server.</param>
public partial class FlowOperations(VelociraptorClient client)
{
    /// <summary>For substitutes in tests, see docs/testing.md. Members that are not overridden throw an <see cref="InvalidOperationException"/> where they would need a server.</summary>
    protected FlowOperations()
        : this(VelociraptorClient.Unconnected)
    {
    }

    /// <summary>List the collections of one endpoint, newest first, with their states and the artifacts that have results.</summary>
    /// <param name="clientId">The client's id; 'server' for artifacts that ran on the server.</param>
    /// <param name="limit">Most flows to return.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    /// <returns>The flows.</returns>
    /// <exception cref="NotFoundException">There is no such client; thrown when the rows are read.</exception>
    [Operation("list_flows", Effect.Read, Needs = Permission.ReadResults, Verb = "flows list")]
    public virtual VqlRows<FlowSummary> ListAsync(string clientId, [Page(Default = 50, Max = 10_000)] int? limit = null, CancellationToken cancellationToken = default) =>
        VqlRows.Create((outcome, token) => ListAsync(clientId, limit, outcome, token), cancellationToken);

    /// <summary>Read the rows of a collection. Without an artifact, all sources that have results, one after the other, each row marked with its _Source.</summary>
    /// <param name="clientId">The client's id; 'server' for artifacts that ran on the server.</param>
    /// <param name="flowId">The flow's id, from list_flows.</param>
    /// <param name="artifact">One artifact, or artifact/source where it has named sources, from artifacts_with_results of the flow.</param>
    /// <param name="limit">Most rows to return.</param>
    /// <param name="cursor">Continues an earlier answer: its next_cursor, with the same arguments.</param>
    /// <param name="columns">Only these columns, in this order; names are case-sensitive. All when absent. For conditions and counts use query_results.</param>
    /// <param name="references">Add _Ref to each row: its evidence reference, which get_evidence resolves and checks.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="NotFoundException">There is no such client, flow, artifact or source; thrown when the rows are read.</exception>
    /// <exception cref="InvalidArgumentException">The list of columns is empty; thrown when the rows are read.</exception>
    [Operation("get_flow_results", Effect.Read, Needs = Permission.ReadResults, Verb = "flows results")]
    public virtual VqlRows<VqlRow> ResultsAsync(
        string clientId,
        string flowId,
        string? artifact = null,
        [Page(Default = 1000, Max = 10_000)] int? limit = null,
        [Cursor] string? cursor = null,
        IReadOnlyList<string>? columns = null,
        bool references = false,
        CancellationToken cancellationToken = default)
    {
        string? org = references ? EvidenceReference.OrgOf(client) : null;
        var results = new FlowResults<VqlRow>(this, clientId, flowId, artifact)
        {
            Read = (source, startRow, count, token) => SourceAsync(clientId, flowId, source, startRow, count, token),
            Mark = (row, place) => Marked(row, place, clientId, flowId, org),
        };
        return columns is null
            ? VqlRows.Create((outcome, token) => results.ReadAsync(limit, cursor, outcome, token), cancellationToken)
            : VqlRows.Create((outcome, token) => new ColumnChoice(org is null ? columns : [.. columns, EvidenceReference.Column]).ChooseAsync(results.ReadAsync(limit, cursor, outcome, token), outcome, token), cancellationToken);
    }

    private static VqlRow Marked(VqlRow row, FlowRowPlace place, string clientId, string flowId, string? referenceOrg)
    {
        VqlRow marked = place.IsOneOfSeveral ? row.Append("_Source", place.Source) : row;
        return referenceOrg is null ? marked : marked.Append(EvidenceReference.Column, EvidenceReference.Of(referenceOrg, clientId, flowId, place.Source, place.Index, row).ToString());
    }

    internal async Task<FlowHeader> HeaderAsync(string clientId, string flowId, CancellationToken cancellationToken)
    {
        Identifiers.CheckClient(clientId);
        Identifiers.CheckFlow(flowId);
        IReadOnlyList<FlowHeader> found = await ReadHeaderAsync(clientId, flowId, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (found is [var header])
        {
            return header;
        }

        await new ClientOperations(client).EnsureExistsAsync(clientId, cancellationToken).ConfigureAwait(false);
        throw Identifiers.NoFlow(clientId, flowId);
    }

    /// <summary>Makes sure that a flow exists and has the artifact: the server answers wrong names with silence.</summary>
    internal async Task SettleAsync(string clientId, string flowId, string? artifact, QueryOutcome outcome, CancellationToken cancellationToken)
    {
        FlowHeader flow = await HeaderAsync(clientId, flowId, cancellationToken).ConfigureAwait(false);
        if (artifact is not null)
        {
            FlowSources.Settle(flow, flowId, artifact, outcome);
        }
    }

    [Vql("""
        SELECT * FROM source(client_id=@clientId, flow_id=@flowId, artifact=@artifact, start_row=@startRow, count=@count)
        """)]
    internal partial VqlRows<VqlRow> SourceAsync(string clientId, string flowId, string artifact, long startRow, long? count, CancellationToken cancellationToken);

    private async IAsyncEnumerable<FlowSummary> ListAsync(string clientId, int? limit, QueryOutcome outcome, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await new ClientOperations(client).EnsureExistsAsync(clientId, cancellationToken).ConfigureAwait(false);
        VqlRows<FlowSummary> flows = ReadListAsync(clientId, limit, cancellationToken);
        await foreach (FlowSummary flow in flows.ConfigureAwait(false))
        {
            outcome.RowsRead++;
            yield return flow;
        }

        outcome.Follow(flows.Outcome);
    }

    [Vql("""
        SELECT session_id AS flow_id, state, status, request.artifacts AS artifacts_requested, artifacts_with_results,
               request.creator AS creator, create_time, start_time, active_time,
               total_collected_rows, total_uploaded_files, total_uploaded_bytes, total_logs
        FROM flows(client_id=@clientId)
        ORDER BY create_time DESC
        LIMIT @limit
        """)]
    private partial VqlRows<FlowSummary> ReadListAsync(string clientId, int? limit, CancellationToken cancellationToken);

    [Vql("""
        SELECT session_id AS flow_id, state, status, request.artifacts AS artifacts_requested, artifacts_with_results
        FROM flows(client_id=@clientId, flow_id=@flowId)
        """)]
    private partial VqlRows<FlowHeader> ReadHeaderAsync(string clientId, string flowId, CancellationToken cancellationToken);
}
