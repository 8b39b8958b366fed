using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Effects;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Hunts;

/// <content>Giving a paused hunt to clients by name: the only exact limit there is.</content>
public partial class HuntOperations
{
    /// <summary>The clients that the hunt is given to by name: those named, or a canary of those that are online and fit.</summary>
    private async Task<IReadOnlyList<HuntMember>> ChooseAsync(HuntRequest request, CancellationToken cancellationToken)
    {
        if (request.OnlyClients.Count > 0)
        {
            string[] wanted = [.. request.OnlyClients.Distinct(StringComparer.Ordinal)];
            IReadOnlyList<HuntMember> found = await MembersAsync(HuntQuery.Named(wanted), null, cancellationToken).ConfigureAwait(false);
            return wanted.Except(found.Select(static member => member.ClientId), StringComparer.Ordinal).FirstOrDefault() is { } missing
                ? throw Identifiers.NoClient(missing)
                : found;
        }

        if (request.Canary is not { } canary)
        {
            return [];
        }

        IReadOnlyList<HuntMember> online = await MembersAsync(HuntQuery.Online(HuntCondition.Of(request)), canary, cancellationToken).ConfigureAwait(false);
        return online.Count > 0
            ? online
            : throw new InvalidArgumentException("No client that fits is online: there is nothing to try the hunt on, and nothing was made.", "Look at estimate_hunt, or name clients with only_clients.");
    }

    private async Task<IReadOnlyList<HuntMember>> MembersAsync(VqlQuery query, int? limit, CancellationToken cancellationToken) =>
    [
        .. (await client.Query(query, limit, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false))
            .Select(static row => new HuntMember(row["client_id"].AsString() ?? "", row["hostname"].AsString() ?? "", row["last_seen_at"].AsTimestamp())),
    ];

    /// <summary>Gives a hunt that was just made to clients, and says that it is there when that fails.</summary>
    private async Task GiveAsync(string huntId, IReadOnlyList<HuntMember> members, CancellationToken cancellationToken)
    {
        string[] clientIds = [.. members.Select(static member => member.ClientId)];
        try
        {
            await VerifiedEffect.RunAsync(
                client.Clock,
                $"hunt {huntId} was given to {clientIds.Length} clients",
                async token => await client.Query(HuntQuery.Add(huntId, clientIds), cancellationToken: token).ToListAsync(token).ConfigureAwait(false),
                token => ReadMembersAsync(huntId, token).ToListAsync(token),
                found => clientIds.All(clientId => found.Any(member => member.ClientId == clientId)),
                cancellationToken).ConfigureAwait(false);
        }
        catch (MegaraptorException fault)
        {
            throw new MegaraptorException(
                fault.Code,
                $"Hunt {huntId} was made and is paused, but not all clients have it for certain: {fault.Message}",
                "See with list_hunt_flows who has it, and add the others with add_client_to_hunt. Do not make it again.",
                fault);
        }
    }

    [Vql("SELECT ClientId AS client_id, FlowId AS flow_id FROM hunt_flows(hunt_id=@huntId, basic_info=TRUE)")]
    private partial VqlRows<HuntMembership> ReadMembersAsync(string huntId, CancellationToken cancellationToken);

    internal sealed record HuntMembership(string ClientId, string FlowId);
}
