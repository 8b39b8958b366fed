namespace Megaraptor.Lab.Identity;

/// <summary>What a user was granted in one org: roles, single permissions and the event queues it may publish to.</summary>
/// <param name="Roles">The granted roles, in the order of the grant.</param>
/// <param name="Permissions">Permissions granted one by one.</param>
/// <param name="PublishQueues">Event artifacts the user may publish to. No role includes any.</param>
/// <param name="IsSuperUser">Whether every permission is granted, as to the server's own certificate.</param>
internal sealed record Policy(
    IReadOnlyList<string> Roles,
    Permission Permissions,
    IReadOnlyList<string> PublishQueues,
    bool IsSuperUser = false)
{
    /// <summary>A policy of roles alone.</summary>
    public static Policy OfRoles(IEnumerable<string> roles) => new([.. roles], Permission.None, []);

    /// <summary>Whether the policy grants nothing, which makes the user unknown to the org.</summary>
    public bool IsEmpty => Roles.Count == 0 && Permissions == Permission.None && PublishQueues.Count == 0 && !IsSuperUser;

    /// <summary>The permissions that result: the single ones and those of the roles.</summary>
    /// <param name="inRootOrg">Whether the policy is one of the root org.</param>
    public Permission Effective(bool inRootOrg)
    {
        if (IsSuperUser)
        {
            return (Permission)~0;
        }

        Permission all = Permissions;
        foreach (string role in Roles)
        {
            Identity.Roles.TryGet(role, inRootOrg, out Permission ofRole);
            all |= ofRole;
        }

        return all;
    }
}
