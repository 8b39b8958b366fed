using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Operators;
using Megaraptor.Lab.Evaluation.Text;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Lab.Identity;
using Megaraptor.Lab.Store.Orgs;
using static Megaraptor.Lab.Evaluation.Calls.Parameter;
using static Megaraptor.Lab.Evaluation.Calls.ParameterKind;

namespace Megaraptor.Lab.Server;

/// <summary>Makes, empowers and deletes users.</summary>
internal static class UserChangeEntries
{
    private const int ShortestPassword = 4;

    public static IEnumerable<FunctionDefinition> Functions { get; } =
    [
        new("user_create", Signature.Of(Required("user", Text), Required("roles", Texts), Optional("password", Text), Optional("sub", Text), Optional("orgs", Texts)), Create),
        new("user_grant", Signature.Of(Required("user", Text), Optional("roles", Texts), Optional("orgs", Texts), Optional("policy", Dict)), Grant),
        new("user_delete", Signature.Of(Required("user", Text), Optional("orgs", Texts), Optional("really_do_it", Flag)), Delete),
        new("passwd", Signature.Of(Optional("user", Text), Required("password", Text)), SetPassword),
    ];

    private static string Create(Call call)
    {
        var policy = Policy.OfRoles(call.Texts("roles").Distinct(StringComparer.Ordinal));
        string name = Set(call, "user_create", policy, isNew: true);
        if (call.Text("password").Length > 0)
        {
            CheckPassword(call.Text("password"));
        }

        return name;
    }

    private static string Grant(Call call)
    {
        IReadOnlyList<string> roles = call.Texts("roles");
        VqlDict? given = call.Dict("policy");
        if (given is null && roles.Count == 0)
        {
            throw new CallFailedException("You must provide either roles or a policy object");
        }

        Policy policy = given is null ? Policy.OfRoles([]) : PolicyOf(call, given);
        return Set(call, "user_grant", policy with { Roles = [.. policy.Roles.Concat(roles).Distinct(StringComparer.Ordinal)] }, isNew: false);
    }

    private static string Set(Call call, string operation, Policy policy, bool isNew)
    {
        ServerSession session = ServerSession.Of(call);
        string name = call.Text("user");
        CheckName(name);
        string[] orgIds = OrgsOf(call, session);
        Org[] orgs = [.. orgIds.Select(id => session.State.Orgs.Find(id) ?? throw new CallFailedException($"Org not found: {id}"))];
        if (!session.MayIn(OrgIds.Root, Permission.OrgAdmin) && orgs.FirstOrDefault(org => !session.MayIn(org.Id, Permission.ServerAdmin)) is { } foreign)
        {
            throw new CallFailedException($"Error: PermissionDenied, User {session.Caller.Name} is not admin on {foreign.Name}");
        }

        if (!isNew && !session.State.Users.Exists(name))
        {
            throw new CallFailedException("User not found");
        }

        foreach (Org org in orgs)
        {
            session.State.Users.Grant(name, org.Id, policy);
        }

        AuditLog.Write(session, operation, new VqlDict(3).Set("username", name).Set("acl", UserEntries.Granted(policy)).Set("org_ids", VqlList.OfStrings(orgIds)));
        return name;
    }

    private static string Delete(Call call)
    {
        ServerSession session = ServerSession.Of(call);
        string name = call.Text("user");
        string[] orgIds = OrgsOf(call, session);
        if (!call.Flag("really_do_it"))
        {
            call.Log($"Will remove {name} from orgs [{string.Join(' ', orgIds)}]");
            return name;
        }

        CheckName(name);
        bool isManager = session.MayIn(OrgIds.Root, Permission.OrgAdmin);
        if (!session.State.Users.Exists(name))
        {
            throw new CallFailedException(isManager ? "User not found" : $"Error PermissionDenied: User {session.Caller.Name} is not org admin");
        }

        foreach (string orgId in orgIds.Where(id => isManager || session.MayIn(id, Permission.ServerAdmin)))
        {
            session.State.Users.Remove(name, orgId);
        }

        AuditLog.Write(session, "user_delete", new VqlDict(2).Set("username", name).Set("org_ids", VqlList.OfStrings(orgIds)));
        return name;
    }

    /// <summary>The Lab has no place where a user would log in by it, so a password is checked and forgotten.</summary>
    private static string SetPassword(Call call)
    {
        ServerSession session = ServerSession.Of(call);
        string name = call.Text("user") is { Length: > 0 } given ? given : session.Caller.Name;
        CheckPassword(call.Text("password"));
        if (name != session.Caller.Name && !session.MayIn(OrgIds.Root, Permission.OrgAdmin) && !session.MayIn(session.Org.Id, Permission.ServerAdmin))
        {
            throw new CallFailedException("PermissionDenied");
        }

        return session.State.Users.Exists(name) ? name : throw new CallFailedException("User not found");
    }

    private static void CheckPassword(string password)
    {
        if (password.Length < ShortestPassword)
        {
            throw new CallFailedException("Password is not set - it must be longer than 4 characters");
        }
    }

    private static void CheckName(string name)
    {
        if (name.Length == 0 || name == UserDirectory.ServerName)
        {
            throw new CallFailedException($"Username reserved: {name}");
        }
    }

    private static string[] OrgsOf(Call call, ServerSession session) => call.Texts("orgs").Count > 0 ? [.. call.Texts("orgs")] : [session.Org.Id];

    private static Policy PolicyOf(Call call, VqlDict given)
    {
        Permission permissions = Permission.None;
        foreach ((string key, object? value) in given.Items)
        {
            if (PermissionNames.TryParsePolicyField(key, out Permission permission) && Truth.Of(call.Scope, value))
            {
                permissions |= permission;
            }
        }

        return new Policy(ListOf(given, "roles"), permissions, ListOf(given, "publish_queues"), Truth.Of(call.Scope, given["super_user"]));
    }

    private static string[] ListOf(VqlDict dict, string name) => dict[name] switch
    {
        VqlList list => [.. list.Select(GoText.Of)],
        string text => [text],
        _ => [],
    };
}
