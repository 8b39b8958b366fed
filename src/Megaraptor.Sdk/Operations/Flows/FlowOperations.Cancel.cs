using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Effects;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Flows;

/// <content>Cancelling a flow.</content>
public partial class FlowOperations
{
    /// <summary>Cancel a collection that has not ended. Rows that arrived stay readable; one that ended is refused, since cancelling would overwrite its state.</summary>
    /// <param name="clientId">The client's id; 'server' for artifacts that run on the server.</param>
    /// <param name="flowId">The flow's id.</param>
    /// <param name="cancellationToken">Ends the wait; a cancellation that the server has begun goes on.</param>
    /// <returns>The flow's state before and after.</returns>
    /// <exception cref="NotFoundException">There is no such client or flow.</exception>
    /// <exception cref="InvalidArgumentException">The flow has ended.</exception>
    [Operation("cancel_flow", Effect.Collect, Needs = Permission.CollectClient | Permission.ReadResults, Verb = "flows cancel")]
    public virtual async Task<FlowCancellation> CancelAsync(string clientId, string flowId, CancellationToken cancellationToken = default)
    {
        FlowStatus before = await StatusAsync(clientId, flowId, cancellationToken).ConfigureAwait(false);
        if (before.Ended)
        {
            throw new InvalidArgumentException($"Flow {flowId} has ended: it is {before.State}.", "There is nothing to cancel. Read its rows with get_flow_results.");
        }

        FlowStatus after = await VerifiedEffect.RunAsync(
            client.Clock,
            $"flow {flowId} is cancelled",
            async token => await StopAsync(clientId, flowId, token).ToListAsync(token).ConfigureAwait(false),
            token => StatusAsync(clientId, flowId, token),
            static status => status.Ended,
            cancellationToken).ConfigureAwait(false);
        return new FlowCancellation(clientId, flowId, before.State, after.State, after.Status.Trim(), after.TotalCollectedRows);
    }

    [Vql("SELECT cancel_flow(client_id=@clientId, flow_id=@flowId) AS cancelled FROM scope()")]
    private partial VqlRows<CancelRow> StopAsync(string clientId, string flowId, CancellationToken cancellationToken);

    internal sealed record CancelRow(VqlValue Cancelled);
}
