using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Clients;
using Megaraptor.Sdk.Operations.Effects;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Hunts;

/// <content>Giving a hunt to one more client.</content>
public partial class HuntOperations
{
    /// <summary>Give a hunt to one client, whatever the hunt's state and condition, and read back its flow. Works on paused and stopped hunts.</summary>
    /// <param name="huntId">The hunt's id.</param>
    /// <param name="clientId">The client's id.</param>
    /// <param name="relaunch">Collect again on a client that has it already, in a new flow.</param>
    /// <param name="cancellationToken">Ends the wait; what the server has begun goes on.</param>
    /// <returns>The client's flow.</returns>
    /// <exception cref="NotFoundException">There is no such hunt or client.</exception>
    /// <exception cref="InvalidArgumentException">The client has it already, and relaunch was not asked for.</exception>
    [Operation("add_client_to_hunt", Effect.Collect, Needs = Permission.StartHunt | Permission.ReadResults, Verb = "hunts add-client")]
    public virtual async Task<HuntAddition> AddClientAsync(string huntId, string clientId, bool relaunch = false, CancellationToken cancellationToken = default)
    {
        await GetAsync(huntId, cancellationToken).ConfigureAwait(false);
        var clients = new ClientOperations(client);
        await clients.EnsureExistsAsync(clientId, cancellationToken).ConfigureAwait(false);
        if (clientId == Identifiers.Server)
        {
            throw new InvalidArgumentException("A hunt does not run on the server.", "Use collect_artifact with the client id 'server'.");
        }

        string[] before = [.. await FlowIdsAsync(huntId, clientId, cancellationToken).ConfigureAwait(false)];
        if (before.Length > 0 && !relaunch)
        {
            throw new InvalidArgumentException($"Client {clientId} has hunt {huntId} already: {string.Join(", ", before)}.", "Read its results, or give relaunch to collect again.");
        }

        IEnumerable<string> now = await VerifiedEffect.RunAsync(
            client.Clock,
            $"hunt {huntId} was given to {clientId}",
            async token => await AddAsync(huntId, clientId, before.Length > 0 ? true : null, token).ToListAsync(token).ConfigureAwait(false),
            async token => (await FlowIdsAsync(huntId, clientId, token).ConfigureAwait(false)).Except(before),
            static added => added.Any(),
            cancellationToken).ConfigureAwait(false);
        return new HuntAddition(huntId, clientId, now.First(), before.Length > 0, (await clients.ContactAsync(clientId, cancellationToken).ConfigureAwait(false))?.LastSeenAt);
    }

    private async Task<IEnumerable<string>> FlowIdsAsync(string huntId, string clientId, CancellationToken cancellationToken) =>
        (await ReadMemberAsync(huntId, clientId, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false)).Select(static member => member.FlowId);

    [Vql("SELECT hunt_add(hunt_id=@huntId, client_id=@clientId, relaunch=@relaunch) AS added FROM scope()")]
    private partial VqlRows<HuntAdded> AddAsync(string huntId, string clientId, bool? relaunch, CancellationToken cancellationToken);

    [Vql("SELECT ClientId AS client_id, FlowId AS flow_id FROM hunt_flows(hunt_id=@huntId, basic_info=TRUE) WHERE ClientId = @clientId")]
    private partial VqlRows<HuntMembership> ReadMemberAsync(string huntId, string clientId, CancellationToken cancellationToken);

    internal sealed record HuntAdded(VqlValue Added);
}
