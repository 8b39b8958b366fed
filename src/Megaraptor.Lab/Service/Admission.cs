using Grpc.Core;
using Megaraptor.Lab.Identity;
using Megaraptor.Lab.Store;
using Megaraptor.Lab.Store.Orgs;

namespace Megaraptor.Lab.Service;

/// <summary>Decides whether a call gets in: who calls, which org, which permission, in the server's order and words.</summary>
internal static class Admission
{
    /// <summary>Admits a query.</summary>
    /// <param name="state">What the Lab remembers.</param>
    /// <param name="caller">Who calls.</param>
    /// <param name="orgId">The org that the call names.</param>
    /// <returns>The org.</returns>
    /// <exception cref="RpcException">The call is refused.</exception>
    public static Org AdmitQuery(LabState state, Caller caller, string orgId)
    {
        Org org = Find(state, caller, orgId, StatusCode.Unknown);
        return IsAllowed(state, caller, org, Permission.AnyQuery)
            ? org
            : throw Refusal(StatusCode.PermissionDenied, $"Permission denied: User {caller.Name} requires permission ANY_QUERY to run queries");
    }

    /// <summary>Admits a read of the file store.</summary>
    /// <param name="state">What the Lab remembers.</param>
    /// <param name="caller">Who calls.</param>
    /// <param name="orgId">The org that the call names.</param>
    /// <returns>The org.</returns>
    /// <exception cref="RpcException">The call is refused.</exception>
    public static Org AdmitReader(LabState state, Caller caller, string orgId)
    {
        // Other than for queries, the server hides errors that have no code of their own behind this one.
        Org org = Find(state, caller, orgId, StatusCode.Unavailable);
        return IsAllowed(state, caller, org, Permission.ReadResults)
            ? org
            : throw Refusal(StatusCode.PermissionDenied, "User is not allowed to view the VFS.");
    }

    private static Org Find(LabState state, Caller caller, string orgId, StatusCode unknownUser)
    {
        if (!state.Users.Exists(caller.Name))
        {
            throw Refusal(unknownUser, $"User not found: {caller.Name}");
        }

        state.Users.RecordActivity(caller.Name, state.Clock.GetUtcNow(), caller.Address);
        return state.Orgs.Find(orgId) ?? throw Refusal(StatusCode.Unavailable, "Org not found");
    }

    private static bool IsAllowed(LabState state, Caller caller, Org org, Permission permission) =>
        (state.Users.PermissionsOf(caller.Name, org.Id) & permission) != 0;

    private static RpcException Refusal(StatusCode code, string text) => new(new Status(code, text));
}
