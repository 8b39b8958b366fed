using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Lab.Identity;
using Megaraptor.Lab.Store.Orgs;

namespace Megaraptor.Lab.Server;

/// <summary>The orgs of the server.</summary>
internal static class OrgEntries
{
    public static IEnumerable<PluginDefinition> Plugins { get; } =
    [
        new("orgs", Signature.Of(), Orgs),
    ];

    public static IEnumerable<FunctionDefinition> Functions { get; } =
    [
        new("org", Signature.Of(), Current),
    ];

    /// <summary>Who may not manage orgs sees the ones that it belongs to.</summary>
    private static IEnumerable<object?> Orgs(Call call)
    {
        ServerSession session = ServerSession.Of(call);
        bool isManager = session.MayIn(OrgIds.Root, Permission.OrgAdmin);
        return session.State.Orgs.All
            .Where(org => isManager || session.State.Users.PolicyOf(session.Caller.Name, org.Id) is not null)
            .Select(static org => new VqlDict(3).Set("Name", org.Name).Set("OrgId", org.Id));
    }

    private static VqlDict Current(Call call)
    {
        Org org = ServerSession.Of(call).Org;
        return new VqlDict(2).Set("name", org.Name).Set("id", org.Id);
    }
}
