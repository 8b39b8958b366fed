using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Clients;

/// <summary>What can be asked and done about clients: the endpoints of a fleet.</summary>
/// <param name="client">The server.</param>
public partial class ClientOperations(VelociraptorClient client)
{
    /// <summary>For substitutes in tests, see docs/testing.md. Members that are not overridden throw an <see cref="InvalidOperationException"/> where they would need a server.</summary>
    protected ClientOperations()
        : this(VelociraptorClient.Unconnected)
    {
    }

    /// <summary>Search and list endpoints. Start here when you have a host name, label or address and need a client id.</summary>
    /// <param name="search">Host name prefix, client id, or one of label:, host:, mac:, ip:, client:, recent:; * is a wildcard. All clients when absent.</param>
    /// <param name="os">Only clients of this operating system.</param>
    /// <param name="limit">Most clients to return.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>The clients, in the server's order, which differs between searches.</returns>
    [Operation("list_clients", Effect.Read, Needs = Permission.ReadResults, Verb = "clients list")]
    [Vql("""
        SELECT client_id, os_info.hostname AS hostname, os_info.system AS os, os_info.release AS release, labels,
               last_seen_at > (now() - 900) * 1000000 AS online, last_seen_at, first_seen_at, last_ip
        FROM clients(search=@search)
        WHERE @os = NULL OR os = @os
        LIMIT @limit
        """)]
    public virtual partial VqlRows<ClientSummary> ListAsync(
        string? search = null,
        ClientOs? os = null,
        [Page(Default = 100, Max = 10_000)] int? limit = null,
        CancellationToken cancellationToken = default);

    /// <summary>Everything the server knows of one endpoint: agent, operating system, addresses, labels, metadata and, on request, its last interrogation.</summary>
    /// <param name="clientId">The client's id, such as C.0773c28ad8f6a20d.</param>
    /// <param name="interrogation">Also return the rows of the last interrogation, which describe the host.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    /// <returns>The client.</returns>
    /// <exception cref="Errors.NotFoundException">There is no such client.</exception>
    [Operation("get_client_info", Effect.Read, Needs = Permission.ReadResults, Verb = "clients get")]
    public virtual async Task<ClientDetails> GetAsync(string clientId, bool interrogation = false, CancellationToken cancellationToken = default)
    {
        Identifiers.CheckClient(clientId);
        IReadOnlyList<ClientDetails> found = await ReadAsync(clientId, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);

        // A label set on an id that never enrolled leaves a record of zeros behind: a client exists once it was first seen.
        if (found is not [{ FirstSeenAt: not null } details])
        {
            throw Identifiers.NoClient(clientId);
        }

        if (!interrogation || details.LastInterrogateFlowId.Length == 0)
        {
            return details;
        }

        VqlRows<VqlRow> rows = InterrogationAsync(clientId, details.LastInterrogateFlowId, details.LastInterrogateArtifactName, cancellationToken);
        return details with { Interrogation = await rows.ToListAsync(cancellationToken).ConfigureAwait(false) };
    }

    /// <summary>Makes sure that a client exists, since flows and results of one that does not are silently empty.</summary>
    internal async Task EnsureExistsAsync(string clientId, CancellationToken cancellationToken)
    {
        Identifiers.CheckClient(clientId);
        if (clientId == Identifiers.Server)
        {
            return;
        }

        if (await ContactAsync(clientId, cancellationToken).ConfigureAwait(false) is null)
        {
            throw Identifiers.NoClient(clientId);
        }
    }

    /// <summary>When a client was last heard of; null when there is no such client.</summary>
    internal async Task<ClientContact?> ContactAsync(string clientId, CancellationToken cancellationToken)
    {
        IReadOnlyList<ClientContact> found = await ReadContactAsync(clientId, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        return found is [{ FirstSeenAt: not null } contact] ? contact : null;
    }

    [Vql("""
        SELECT client_id, agent_information, os_info, labels, client_metadata(client_id=@clientId) AS metadata,
               last_seen_at > (now() - 900) * 1000000 AS online, first_seen_at, last_seen_at, last_ip,
               last_interrogate_flow_id, last_interrogate_artifact_name, last_hunt_timestamp, last_label_timestamp, in_flight_flows
        FROM clients(client_id=@clientId)
        """)]
    private partial VqlRows<ClientDetails> ReadAsync(string clientId, CancellationToken cancellationToken);

    [Vql("SELECT first_seen_at, last_seen_at, last_seen_at > (now() - 900) * 1000000 AS online FROM clients(client_id=@clientId)")]
    private partial VqlRows<ClientContact> ReadContactAsync(string clientId, CancellationToken cancellationToken);

    [Vql("SELECT * FROM source(client_id=@clientId, flow_id=@flowId, artifact=@artifact)")]
    private partial VqlRows<VqlRow> InterrogationAsync(string clientId, string flowId, string artifact, CancellationToken cancellationToken);
}
