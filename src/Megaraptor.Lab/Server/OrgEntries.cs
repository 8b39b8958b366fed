using System.Security.Cryptography;
using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Lab.Identity;
using Megaraptor.Lab.Store.Orgs;
using static Megaraptor.Lab.Evaluation.Calls.Parameter;
using static Megaraptor.Lab.Evaluation.Calls.ParameterKind;

namespace Megaraptor.Lab.Server;

/// <summary>Orgs.</summary>
internal static class OrgEntries
{
    private const string Letters = "0123456789ABCDEFGHIJKLMNOPQRSTUV";

    public static IEnumerable<PluginDefinition> Plugins { get; } =
    [
        new("orgs", Signature.Of(), Orgs),
    ];

    public static IEnumerable<FunctionDefinition> Functions { get; } =
    [
        new("org", Signature.Of(), Current),
        new("org_create", Signature.Of(Required("name", Text), Optional("org_id", Text)), Create) { Permission = "ORG_ADMIN" },
        new("org_delete", Signature.Of(Required("org", Text), Optional("really_do_it", Flag)), Delete) { Permission = "ORG_ADMIN" },
    ];

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

    private static VqlDict? Create(Call call)
    {
        ServerSession session = ServerSession.Of(call);
        string name = call.Text("name");
        if (name.Length == 0)
        {
            call.Query.Log("ERROR:org_create: An Org name must be specified");
            return null;
        }

        string id = call.Text("org_id") is { Length: > 0 } given ? given : "O" + RandomNumberGenerator.GetString(Letters, 4);
        if (session.State.Orgs.Find(id) is not null)
        {
            throw new CallFailedException($"Org Id {id} already exists");
        }

        Org org = session.State.Orgs.Add(id, name);
        AuditLog.Write(session, "org_create", Describe(org, "org_id"));
        return new VqlDict(3).Set("id", org.Id).Set("name", org.Name).Set("nonce", org.Nonce);
    }

    /// <summary>What the audit log says of a new org.</summary>
    public static VqlDict Describe(Org org, string idName) => new VqlDict(3).Set("name", org.Name).Set(idName, org.Id).Set("nonce", org.Nonce);

    private static string Delete(Call call)
    {
        ServerSession session = ServerSession.Of(call);
        string id = call.Text("org");
        if (!call.Flag("really_do_it"))
        {
            call.Log($"Will remove org {id}");
            return id;
        }

        if (OrgIds.IsRoot(id))
        {
            throw new CallFailedException("Can not remove root org.");
        }

        if (!session.State.Orgs.Remove(id))
        {
            throw new CallFailedException("Org not found");
        }

        AuditLog.Write(session, "org_delete", new VqlDict(1).Set("org_id", id));
        return id;
    }
}
