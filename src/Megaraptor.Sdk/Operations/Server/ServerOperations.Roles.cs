using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Effects;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Server;

/// <content>The steps of changing users.</content>
public partial class ServerOperations
{
    private const Permission Administering = Permission.AnyQuery | Permission.ServerAdmin | Permission.OrgAdmin;

    private static NotFoundException NoUser(string user) => new($"There is no user {user} in this org.", "Users are listed by list_users; make one with create_user. Names are case-sensitive.");

    private async Task<UserRoles> SetRolesAsync(UserRow before, IReadOnlyList<string> roles, CancellationToken cancellationToken)
    {
        UserRow? after = await VerifiedEffect.RunAsync(
            client.Clock,
            $"{before.Name} has the roles {string.Join(", ", roles)}",
            async token => await client.Query(UserGrant.Of(before.Name, roles, before.Policy), cancellationToken: token).ToListAsync(token).ConfigureAwait(false),
            token => FindUserAsync(before.Name, token),
            found => found is not null && found.Roles.ToHashSet().SetEquals(roles),
            cancellationToken).ConfigureAwait(false);
        return new UserRoles(after!.Name, after.OrgId, after.Roles, before.Roles);
    }

    /// <summary>Nobody locks itself out by this program: who comes after would find no way back in.</summary>
    private async Task KeepAccessAsync(string user, IReadOnlyList<string> before, string[] after, CancellationToken cancellationToken)
    {
        Permission lost = ServerRoles.PermissionsOf(before) & ~ServerRoles.PermissionsOf(after) & Administering;
        if (lost == Permission.None && after.Length > 0)
        {
            return;
        }

        if ((await InfoAsync(cancellationToken).ConfigureAwait(false)).User == user)
        {
            throw new InvalidArgumentException(
                $"You are {user}: you would take {(after.Length == 0 ? "every right" : string.Join(", ", PermissionNames.Of(lost)))} from yourself, and lock yourself out. Nothing was done.",
                "Let another administrator do it.");
        }
    }

    private async Task<UserRow?> FindUserAsync(string user, CancellationToken cancellationToken)
    {
        UserNames.Check(user);
        return await ReadUserAsync(user, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false) is [var found, ..] ? found : null;
    }

    /// <summary>A user of another org, who has no roles and no policy in this one.</summary>
    private async Task<UserRow?> FindElsewhereAsync(string user, CancellationToken cancellationToken)
    {
        IReadOnlyList<UserRow> found = await ReadUserOfAllOrgsAsync(user, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        return found.Count == 0 ? null : found[0] with { Roles = [], Policy = default };
    }

    [Vql("SELECT name, org_id, roles, _policy AS policy FROM gui_users() WHERE name = @user")]
    private partial VqlRows<UserRow> ReadUserAsync(string user, CancellationToken cancellationToken);

    [Vql("SELECT name, org_id, roles, _policy AS policy FROM gui_users(all_orgs=TRUE) WHERE name = @user")]
    private partial VqlRows<UserRow> ReadUserOfAllOrgsAsync(string user, CancellationToken cancellationToken);

    [Vql("SELECT user_create(user=@user, roles=@roles) AS made FROM scope()")]
    private partial VqlRows<UserMade> MakeUserAsync(string user, IReadOnlyList<string> roles, CancellationToken cancellationToken);

    [Vql("SELECT user_delete(user=@user, really_do_it=TRUE) AS deleted FROM scope()")]
    private partial VqlRows<UserGone> RemoveUserAsync(string user, CancellationToken cancellationToken);

    internal sealed record UserRow(string Name, string OrgId, IReadOnlyList<string> Roles, VqlValue Policy);

    internal sealed record UserMade(VqlValue Made);

    internal sealed record UserGone(VqlValue Deleted);
}
