using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Query;
using Megaraptor.Vql.Reference;

namespace Megaraptor.Sdk.Operations.Server;

/// <summary>What can be asked about the server itself. Nonces, configurations and secrets of orgs are never read.</summary>
/// <param name="client">The server.</param>
public partial class ServerOperations(VelociraptorClient client)
{
    /// <summary>For substitutes in tests, see docs/testing.md. Members that are not overridden throw an <see cref="InvalidOperationException"/> where they would need a server.</summary>
    protected ServerOperations()
        : this(VelociraptorClient.Unconnected)
    {
    }

    /// <summary>Who is asking, with which permissions, and which version answers: the first thing to look at when something is denied.</summary>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>The identity.</returns>
    [Operation("get_server_info", Effect.Read, Verb = "server info")]
    public virtual async Task<ServerIdentity> InfoAsync(CancellationToken cancellationToken = default)
    {
        IReadOnlyList<IdentityRow> rows = await ReadIdentityAsync(cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        IdentityRow identity = rows[0];
        return new ServerIdentity(
            identity.User,
            identity.Version ?? "",
            [.. FieldsOf(identity.Policy)],
            identity.Now);
    }

    /// <summary>List the users of this org with their roles.</summary>
    /// <param name="limit">Most users to return.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>The users.</returns>
    [Operation("list_users", Effect.Read, Verb = "server users")]
    [Vql("SELECT name, org_id, org_name, roles FROM gui_users() LIMIT @limit")]
    public virtual partial VqlRows<ServerUser> UsersAsync([Page(Default = 100, Max = 10_000)] int? limit = null, CancellationToken cancellationToken = default);

    /// <summary>List the orgs that this identity may see, by id and name.</summary>
    /// <param name="limit">Most orgs to return.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>The orgs.</returns>
    [Operation("list_orgs", Effect.Read, Verb = "server orgs")]
    [Vql("SELECT OrgId AS org_id, Name AS name FROM orgs() LIMIT @limit")]
    public virtual partial VqlRows<ServerOrg> OrgsAsync([Page(Default = 100, Max = 10_000)] int? limit = null, CancellationToken cancellationToken = default);

    /// <summary>The version of the server, kept for ten minutes for each connection; null when it does not tell.</summary>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>The version.</returns>
    public virtual ValueTask<ServerVersion?> VersionAsync(CancellationToken cancellationToken = default) => client.ServerVersionAsync(cancellationToken);

    internal async Task<ServerVersion?> AskVersionAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<VersionRow> rows = await ReadVersionAsync(cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        return rows is [{ Version: { } text }] && ServerVersion.TryParse(text, out ServerVersion version) ? version : null;
    }

    [Vql("SELECT config.server_version.version AS version FROM scope()")]
    private partial VqlRows<VersionRow> ReadVersionAsync(CancellationToken cancellationToken);

    [Vql("SELECT whoami() AS user, config.server_version.version AS version, user(user=whoami()).effective_policy AS policy, now() AS now FROM scope()")]
    private partial VqlRows<IdentityRow> ReadIdentityAsync(CancellationToken cancellationToken);

    internal sealed record VersionRow(string? Version);

    internal sealed record IdentityRow(string User, string? Version, VqlValue Policy, DateTimeOffset? Now);
}
