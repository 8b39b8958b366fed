using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.LongRunning;
using Megaraptor.Sdk.Operations.Clients;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Flows;

/// <content>The state of a flow.</content>
public partial class FlowOperations
{
    // The server counts what clients report in nanoseconds, and its own flows in microseconds.
    private const double NanosecondsPerSecond = 1e9;
    private const double MicrosecondsPerSecond = 1e6;

    /// <summary>How one collection stands: state, error, times, rows, uploads, each of its queries, and when its client was last heard of.</summary>
    /// <param name="clientId">The client's id; 'server' for artifacts that ran on the server.</param>
    /// <param name="flowId">The flow's id.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    /// <returns>The state.</returns>
    /// <exception cref="NotFoundException">There is no such client or flow.</exception>
    [Operation("get_flow_status", Effect.Read, Needs = Permission.ReadResults, Verb = "flows status")]
    public virtual async Task<FlowStatus> StatusAsync(string clientId, string flowId, CancellationToken cancellationToken = default)
    {
        Identifiers.CheckClient(clientId);
        Identifiers.CheckFlow(flowId);
        bool isServer = clientId == Identifiers.Server;
        IReadOnlyList<FlowStatus> found = await ReadStatusAsync(clientId, flowId, isServer ? MicrosecondsPerSecond : NanosecondsPerSecond, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (found is not [var status])
        {
            await new ClientOperations(client).EnsureExistsAsync(clientId, cancellationToken).ConfigureAwait(false);
            throw Identifiers.NoFlow(clientId, flowId);
        }

        ClientContact? contact = isServer ? null : await new ClientOperations(client).ContactAsync(clientId, cancellationToken).ConfigureAwait(false);
        status = status with
        {
            Ended = FlowStates.IsEnd(status.State),
            ClientLastSeenAt = contact?.LastSeenAt,
            ClientOffline = !isServer && contact is not { Online: true },
        };
        return status with { Situation = FlowSituation.Of(status) };
    }

    /// <summary>Wait until one collection ends, or the time is up; ending the wait never ends the collection. Tells an offline client from a slow one.</summary>
    /// <param name="clientId">The client's id; 'server' for artifacts that ran on the server.</param>
    /// <param name="flowId">The flow's id.</param>
    /// <param name="waitSeconds">How long to wait at most, in seconds.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The state at the end of the wait; ended says whether it is final.</returns>
    /// <exception cref="NotFoundException">There is no such client or flow.</exception>
    [Operation("wait_for_flow", Effect.Read, Needs = Permission.ReadResults, Verb = "flows wait")]
    public virtual async Task<FlowStatus> WaitAsync(string clientId, string flowId, [Range(0, 3600)] int waitSeconds = 60, CancellationToken cancellationToken = default) =>
        await new FlowWait(client, clientId, flowId).RunAsync(new WaitOptions { Timeout = TimeSpan.FromSeconds(waitSeconds) }, cancellationToken).ConfigureAwait(false);

    [Vql("""
        SELECT client_id, session_id AS flow_id, state, status, backtrace, request.creator AS creator,
               request.artifacts AS artifacts_requested, artifacts_with_results, create_time, start_time, active_time,
               execution_duration / @unitsPerSecond AS execution_seconds, total_collected_rows, total_uploaded_files,
               total_uploaded_bytes, total_expected_uploaded_bytes, total_logs, outstanding_requests, query_stats
        FROM flows(client_id=@clientId, flow_id=@flowId)
        """)]
    private partial VqlRows<FlowStatus> ReadStatusAsync(string clientId, string flowId, double unitsPerSecond, CancellationToken cancellationToken);
}
