using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Server;

namespace Megaraptor.Sdk.Operations.Effects;

/// <summary>What the identity may do, asked before an effect of several steps: a denial half-way would leave half of it done.</summary>
internal static class EffectivePermissions
{
    /// <summary>Fails when a permission is missing. A server that does not tell is left to deny by itself.</summary>
    /// <param name="client">The server.</param>
    /// <param name="needed">The permissions, as the server writes them.</param>
    /// <param name="purpose">What they are needed for, as the end of "may not …".</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <exception cref="PermissionDeniedException">Some are missing; the message names them all.</exception>
    internal static async Task EnsureAsync(VelociraptorClient client, IEnumerable<string> needed, string purpose, CancellationToken cancellationToken)
    {
        ServerIdentity identity = await client.Server.InfoAsync(cancellationToken).ConfigureAwait(false);
        if (identity.Permissions.Count == 0 || identity.Permissions.Contains("super_user"))
        {
            return;
        }

        IReadOnlyList<string> held = PermissionNames.Of(PermissionNames.OfPolicy(identity.Permissions));
        string[] missing = [.. needed.Distinct().Where(permission => !held.Contains(permission) && !identity.Permissions.Contains(permission, StringComparer.OrdinalIgnoreCase))];
        if (missing.Length > 0)
        {
            throw new PermissionDeniedException(
                $"The user '{identity.User}' may not {purpose}: it lacks {string.Join(", ", missing)}. Nothing was started.",
                PermissionAdvice.For(missing[0]),
                missing[0]);
        }
    }

    /// <summary>Fails when each of some permissions is missing in the root org. In another org an administrator of the root org acts with rights that are not seen there.</summary>
    /// <param name="client">The server.</param>
    /// <param name="sufficient">The permissions of which one is enough, the usual one first.</param>
    /// <param name="purpose">What it is needed for, as the end of "may not …".</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <exception cref="PermissionDeniedException">All are missing; the first is named.</exception>
    internal static async Task EnsureAnyInRootAsync(VelociraptorClient client, IReadOnlyList<string> sufficient, string purpose, CancellationToken cancellationToken)
    {
        if (client.OrgId is not (null or "" or "root"))
        {
            return;
        }

        ServerIdentity identity = await client.Server.InfoAsync(cancellationToken).ConfigureAwait(false);
        if (identity.Permissions.Count > 0 && !identity.Permissions.Contains("super_user") && !PermissionNames.Of(PermissionNames.OfPolicy(identity.Permissions)).Intersect(sufficient).Any())
        {
            throw new PermissionDeniedException(
                $"The user '{identity.User}' may not {purpose}: it lacks {string.Join(" or ", sufficient)}. Nothing was started.",
                PermissionAdvice.For(sufficient[0]),
                sufficient[0]);
        }
    }
}
