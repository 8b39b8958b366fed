using System.Runtime.CompilerServices;
using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Hunts;

/// <content>The clients of a hunt.</content>
public partial class HuntOperations
{
    /// <summary>How each client stands in a hunt, with its host name; the place to see who failed and who has not answered.</summary>
    /// <param name="huntId">The hunt's id.</param>
    /// <param name="state">Only clients that failed, that have not finished, or that have.</param>
    /// <param name="limit">Most clients to return.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    /// <returns>The clients.</returns>
    /// <exception cref="NotFoundException">There is no such hunt; thrown when the clients are read.</exception>
    [Operation("list_hunt_flows", Effect.Read, Needs = Permission.ReadResults, Verb = "hunts flows")]
    public virtual VqlRows<HuntFlow> FlowsAsync(string huntId, HuntFlowState? state = null, [Page(Default = 100, Max = 10_000)] int? limit = null, CancellationToken cancellationToken = default) =>
        VqlRows.Create((outcome, token) => FlowsAsync(huntId, state, limit, outcome, token), cancellationToken);

    private async IAsyncEnumerable<HuntFlow> FlowsAsync(string huntId, HuntFlowState? state, int? limit, QueryOutcome outcome, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await GetAsync(huntId, cancellationToken).ConfigureAwait(false);
        VqlRows<HuntFlow> flows = ReadFlowsAsync(huntId, state, limit, cancellationToken);
        await foreach (HuntFlow flow in flows.ConfigureAwait(false))
        {
            outcome.RowsRead++;
            yield return flow;
        }

        outcome.Follow(flows.Outcome);
    }

    [Vql("""
        SELECT ClientId AS client_id, client_info(client_id=ClientId).os_info.hostname AS hostname, FlowId AS flow_id,
               Flow.state AS state, Flow.status AS status, Flow.start_time AS start_time,
               Flow.total_collected_rows AS total_collected_rows, Flow.total_uploaded_files AS total_uploaded_files
        FROM hunt_flows(hunt_id=@huntId)
        WHERE @state = NULL
           OR (@state = 'failed' AND Flow.state = 'ERROR')
           OR (@state = 'finished' AND Flow.state = 'FINISHED')
           OR (@state = 'unfinished' AND NOT Flow.state =~ '^(ERROR|FINISHED)$')
        LIMIT @limit
        """)]
    private partial VqlRows<HuntFlow> ReadFlowsAsync(string huntId, HuntFlowState? state, int? limit, CancellationToken cancellationToken);
}
