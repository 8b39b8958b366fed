using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Effects;

namespace Megaraptor.Sdk.Operations.Server;

/// <content>Users and their roles, in one org.</content>
public partial class ServerOperations
{
    /// <summary>Give a user roles in this org, beside those that the user has, and read back what is true.</summary>
    /// <param name="user">The user's name.</param>
    /// <param name="roles">administrator, org_admin, reader, api, analyst, investigator or artifact_writer.</param>
    /// <param name="cancellationToken">Ends the wait; a change that the server has begun stays.</param>
    /// <returns>The user's roles in this org.</returns>
    /// <exception cref="NotFoundException">There is no such user.</exception>
    /// <exception cref="InvalidArgumentException">A role does not exist.</exception>
    [Operation("grant_roles", Effect.Administer, Needs = Permission.ServerAdmin, Verb = "server grant")]
    public virtual async Task<UserRoles> GrantAsync(string user, IReadOnlyList<string> roles, CancellationToken cancellationToken = default)
    {
        ServerRoles.Check(roles);
        UserRow before = await FindUserAsync(user, cancellationToken).ConfigureAwait(false)
            ?? await FindElsewhereAsync(user, cancellationToken).ConfigureAwait(false)
            ?? throw NoUser(user);
        return await SetRolesAsync(before, [.. before.Roles.Union(roles, StringComparer.Ordinal)], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Take roles from a user in this org, and read back what is true. The last role is not taken: delete the user instead. Nobody can take from itself the right to ask or to administer.</summary>
    /// <param name="user">The user's name.</param>
    /// <param name="roles">The roles to take.</param>
    /// <param name="cancellationToken">Ends the wait; a change that the server has begun stays.</param>
    /// <returns>The user's roles in this org.</returns>
    /// <exception cref="NotFoundException">There is no such user in this org.</exception>
    /// <exception cref="InvalidArgumentException">A role does not exist, the user does not have it, none would be left, or you would lock yourself out.</exception>
    [Operation("revoke_roles", Effect.Administer, Needs = Permission.ServerAdmin, Verb = "server revoke")]
    public virtual async Task<UserRoles> RevokeAsync(string user, IReadOnlyList<string> roles, CancellationToken cancellationToken = default)
    {
        ServerRoles.Check(roles);
        UserRow before = await FindUserAsync(user, cancellationToken).ConfigureAwait(false) ?? throw NoUser(user);
        if (roles.Except(before.Roles, StringComparer.Ordinal).FirstOrDefault() is { } absent)
        {
            throw new InvalidArgumentException($"{user} does not have the role {absent}.", $"The user's roles in this org: {string.Join(", ", before.Roles)}.");
        }

        string[] left = [.. before.Roles.Except(roles, StringComparer.Ordinal)];
        if (left.Length == 0)
        {
            throw new InvalidArgumentException($"{user} would be left without a role in this org.", "Give another role first, or use delete_user.");
        }

        await KeepAccessAsync(user, before.Roles, left, cancellationToken).ConfigureAwait(false);
        return await SetRolesAsync(before, left, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Make a user in this org, with roles and without a password: for API keys and for single sign-on.</summary>
    /// <param name="user">The new user's name.</param>
    /// <param name="roles">administrator, org_admin, reader, api, analyst, investigator or artifact_writer. An API key needs api beside reader.</param>
    /// <param name="cancellationToken">Ends the wait; a user that was made stays.</param>
    /// <returns>The user's roles in this org.</returns>
    /// <exception cref="InvalidArgumentException">The user exists already, the name cannot be one, or a role does not exist.</exception>
    [Operation("create_user", Effect.Administer, Needs = Permission.ServerAdmin, Verb = "server create-user")]
    public virtual async Task<UserRoles> CreateUserAsync(string user, IReadOnlyList<string> roles, CancellationToken cancellationToken = default)
    {
        ServerRoles.Check(roles);
        if (await FindUserAsync(user, cancellationToken).ConfigureAwait(false) is { } there)
        {
            throw new InvalidArgumentException($"{user} is a user of this org already, with {string.Join(", ", there.Roles)}.", "Making it again would replace its roles: use grant_roles.");
        }

        UserRow? made = await VerifiedEffect.RunAsync(
            client.Clock,
            $"the user {user} was made",
            async token => await MakeUserAsync(user, roles, token).ToListAsync(token).ConfigureAwait(false),
            token => FindUserAsync(user, token),
            found => found is not null && found.Roles.ToHashSet().SetEquals(roles),
            cancellationToken).ConfigureAwait(false);
        return new UserRoles(user, made!.OrgId, made.Roles, []);
    }

    /// <summary>Delete a user from this org. Without confirm it is a rehearsal. Keys of the user stop working.</summary>
    /// <param name="user">The user's name.</param>
    /// <param name="confirm">True to delete; otherwise nothing is deleted.</param>
    /// <param name="cancellationToken">Ends the wait; a deletion that the server has begun goes on.</param>
    /// <returns>What was deleted, or would be.</returns>
    /// <exception cref="NotFoundException">There is no such user in this org.</exception>
    /// <exception cref="InvalidArgumentException">It is the user who asks.</exception>
    [Operation("delete_user", Effect.Destroy, Needs = Permission.ServerAdmin, Verb = "server delete-user")]
    public virtual async Task<UserDeletion> DeleteUserAsync(string user, bool confirm = false, CancellationToken cancellationToken = default)
    {
        UserRow before = await FindUserAsync(user, cancellationToken).ConfigureAwait(false) ?? throw NoUser(user);
        await KeepAccessAsync(user, before.Roles, [], cancellationToken).ConfigureAwait(false);
        if (confirm)
        {
            // The server answers who may not delete a user like one who did.
            await EffectivePermissions.EnsureAnyInRootAsync(client, ["SERVER_ADMIN", "ORG_ADMIN"], "delete users", cancellationToken).ConfigureAwait(false);
            await VerifiedEffect.RunAsync(
                client.Clock,
                $"the user {user} was deleted",
                async token => await RemoveUserAsync(user, token).ToListAsync(token).ConfigureAwait(false),
                token => FindUserAsync(user, token),
                static left => left is null,
                cancellationToken).ConfigureAwait(false);
        }

        return new UserDeletion(user, before.OrgId, before.Roles, confirm);
    }
}
