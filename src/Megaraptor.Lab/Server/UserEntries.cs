using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Lab.Identity;
using Megaraptor.Lab.Store.Orgs;
using static Megaraptor.Lab.Evaluation.Calls.Parameter;
using static Megaraptor.Lab.Evaluation.Calls.ParameterKind;

namespace Megaraptor.Lab.Server;

/// <summary>Users and what they may do.</summary>
internal static class UserEntries
{
    public static IEnumerable<PluginDefinition> Plugins { get; } =
    [
        new("gui_users", Signature.Of(Optional("all_orgs", Flag)), GuiUsers),
    ];

    public static IEnumerable<FunctionDefinition> Functions { get; } =
    [
        new("whoami", Signature.Of(), static call => ServerSession.Of(call).Caller.Name),
        new("user", Signature.Of(Required("user", Text), Optional("org", Text)), User),
    ];

    private static IEnumerable<object?> GuiUsers(Call call)
    {
        ServerSession session = ServerSession.Of(call);
        IReadOnlyList<Org> orgs = call.Flag("all_orgs") ? session.State.Orgs.All : [session.Org];
        return orgs.SelectMany(org => session.State.Users.Of(org.Id).Select(user => Describe(org, user)));
    }

    private static VqlDict User(Call call)
    {
        ServerSession session = ServerSession.Of(call);
        string name = call.Text("user");
        Org org = call.Text("org") is { Length: > 0 } id ? session.State.Orgs.Find(id) ?? throw new CallFailedException("Org not found") : session.Org;

        // Everybody may look at oneself; others need the right to manage users.
        if (name != session.Caller.Name && !session.MayIn(org.Id, Permission.ServerAdmin) && !session.MayIn(OrgIds.Root, Permission.OrgAdmin))
        {
            throw new CallFailedException("PermissionDenied");
        }

        UserAccount user = session.State.Users.Of(org.Id).FirstOrDefault(user => user.Name == name) ?? throw new CallFailedException("User not found");
        return Describe(org, user);
    }

    private static VqlDict Describe(Org org, UserAccount user)
    {
        Policy policy = user.In(org.Id)!;
        VqlDict? stats = user.LastActiveTime == 0
            ? null
            : new VqlDict(2).Set("last_active_time", user.LastActiveTime).Set("last_ip_address", user.LastIpAddress);
        return new VqlDict(9)
            .Set("name", user.Name)
            .Set("org_id", org.Id)
            .Set("org_name", org.Name)
            .Set("picture", "")
            .Set("email", false)
            .Set("stats", stats)
            .Set("roles", VqlList.OfStrings(policy.Roles))
            .Set("_policy", Granted(policy))
            .Set("effective_policy", Effective(policy, OrgIds.IsRoot(org.Id)));
    }

    /// <summary>What was granted: the fields that are set, in the order of the server's record.</summary>
    /// <summary>A policy as it was granted.</summary>
    public static VqlDict Granted(Policy policy)
    {
        VqlDict dict = Fields(policy, policy.Permissions);
        return policy.Roles.Count > 0 ? dict.Set("roles", VqlList.OfStrings(policy.Roles)) : dict;
    }

    private static VqlDict Effective(Policy policy, bool inRootOrg) => Fields(policy, policy.Effective(inRootOrg));

    private static VqlDict Fields(Policy policy, Permission permissions)
    {
        var dict = new VqlDict(24);
        if (policy.IsSuperUser)
        {
            dict.Set("super_user", true);
        }

        foreach (Permission permission in PermissionNames.Each(permissions))
        {
            if (permission != Permission.AnyQuery && policy.PublishQueues.Count > 0 && !dict.Contains("publish_queues"))
            {
                dict.Set("publish_queues", VqlList.OfStrings(policy.PublishQueues));
            }

            dict.Set(PermissionNames.PolicyField(permission), true);
        }

        if (policy.PublishQueues.Count > 0 && !dict.Contains("publish_queues"))
        {
            dict.Set("publish_queues", VqlList.OfStrings(policy.PublishQueues));
        }

        return dict;
    }
}
