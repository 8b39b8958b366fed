using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Identity;
using Megaraptor.Lab.Service;
using Megaraptor.Lab.Store;
using Megaraptor.Lab.Store.Orgs;

namespace Megaraptor.Lab.Server;

/// <summary>What the server's functions and plugins work on: the state of the Lab, as one user sees it in one org.</summary>
/// <param name="State">What the Lab remembers.</param>
/// <param name="Org">The org that the query runs in.</param>
/// <param name="Caller">Who runs it.</param>
internal sealed record ServerSession(LabState State, Org Org, Caller Caller)
{
    /// <summary>The session of a call.</summary>
    public static ServerSession Of(Call call) => call.Query.Services.Get<ServerSession>();

    /// <summary>Whether the user has a permission in the org of the query, by the permission's name. Nobody has one that does not exist.</summary>
    public bool May(string permission) => PermissionNames.TryParse(permission, out Permission parsed) && MayIn(Org.Id, parsed);

    /// <summary>Whether the user has a permission in an org.</summary>
    public bool MayIn(string orgId, Permission permission) => (State.Users.PermissionsOf(Caller.Name, orgId) & permission) == permission;
}
