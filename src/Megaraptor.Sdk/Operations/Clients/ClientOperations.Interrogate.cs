using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Collections;
using Megaraptor.Sdk.Operations.Flows;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Clients;

/// <content>Asking a client who it is.</content>
public partial class ClientOperations
{
    private const string InterrogationArtifact = "Generic.Client.Info";

    /// <summary>Ask one endpoint who it is now: host name, operating system, addresses, users. Renews what get_client_info shows. An offline endpoint answers when it comes back.</summary>
    /// <param name="clientId">The client's id.</param>
    /// <param name="waitSeconds">How long to wait for the answer, in seconds; 0 returns the flow at once.</param>
    /// <param name="cancellationToken">Ends the wait; an interrogation that has started goes on.</param>
    /// <returns>The flow and, once it ended, its rows.</returns>
    /// <exception cref="NotFoundException">There is no such client.</exception>
    [Operation("interrogate_client", Effect.Collect, Needs = Permission.CollectClient | Permission.ReadResults, Verb = "clients interrogate")]
    public virtual async Task<ClientInterrogation> InterrogateAsync(string clientId, [Range(0, 3600)] int waitSeconds = 0, CancellationToken cancellationToken = default)
    {
        CheckIsEndpoint(clientId);
        CollectionStart start = await client.Collections.StartAsync(clientId, [InterrogationArtifact], cancellationToken: cancellationToken).ConfigureAwait(false);
        try
        {
            FlowStatus status = await client.Flows.WaitAsync(clientId, start.FlowId, waitSeconds, cancellationToken).ConfigureAwait(false);
            IReadOnlyList<VqlRow>? rows = status.Ended
                ? await client.Flows.ResultsAsync(clientId, start.FlowId, cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false)
                : null;
            return new ClientInterrogation(clientId, start.FlowId, status.State, status.Ended, status.Situation, rows);
        }
        catch (MegaraptorException failure)
        {
            // It has started: who is told of a failure would start it again.
            return new ClientInterrogation(clientId, start.FlowId, start.State, false, $"It has started, and could not be followed: {failure.Message}", null);
        }
    }

    private static void CheckIsEndpoint(string clientId)
    {
        Identifiers.CheckClient(clientId);
        if (clientId == Identifiers.Server)
        {
            throw new InvalidArgumentException("The server itself is no endpoint.", "Give the id of a client: find it with list_clients.");
        }
    }
}
