using System.Text.Json.Nodes;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Tests.Matrix;

/// <content>Calls that change clients, hunts and users.</content>
internal static partial class SampleCalls
{
    private static Dictionary<string, Sample> ClientChanges => new()
    {
        ["interrogate_client"] = With("""{"client_id": "OFFLINE"}"""),
        ["quarantine_client"] = With("""{"client_id": "OFFLINE", "message": "UNIQUE", "wait_seconds": 0}"""),
        ["delete_client"] = async static (admin, _, token) =>
        {
            string clientId = $"C.{Guid.NewGuid():N}"[..18];
            VqlQuery create = VqlQuery.Raw("SELECT client_create(client_id=__p0, hostname='expendable', os='linux', first_seen_at=now(), last_seen_at=now()) AS Made FROM scope()").With("__p0", clientId);
            await admin.Query(create, cancellationToken: token).ToListAsync(token);
            return new JsonObject { ["client_id"] = clientId, ["really_do_it"] = true, ["confirm"] = clientId };
        },
    };

    private static Dictionary<string, Sample> HuntChanges => new()
    {
        ["estimate_hunt"] = With("{}"),
        ["add_client_to_hunt"] = async static (admin, ids, token) => new JsonObject { ["hunt_id"] = (await HuntAsync(admin, token)).HuntId, ["client_id"] = ids.Offline },
        ["set_hunt_tags"] = OfHunt(new JsonObject { ["add"] = new JsonArray("matrix") }),
        ["widen_hunt"] = OfHunt(new JsonObject { ["force"] = true }),
        ["delete_hunt"] = OfHunt(new JsonObject { ["confirm"] = true }),
    };

    private static Dictionary<string, Sample> Users => new()
    {
        ["list_permissions"] = With("{}"),
        ["get_gui_link"] = With("""{"client_id": "CLIENT", "flow_id": "FLOW"}"""),
        ["create_user"] = With("""{"user": "UNIQUE", "roles": ["reader"]}"""),
        ["grant_roles"] = OfUser(new JsonObject { ["roles"] = new JsonArray("investigator") }),
        ["revoke_roles"] = OfUser(new JsonObject { ["roles"] = new JsonArray("api") }),
        ["delete_user"] = OfUser(new JsonObject { ["confirm"] = true }),
        ["lookup_vql"] = With("""{"name": "clients"}"""),
    };

    private static Sample OfUser(JsonObject more) => async (admin, _, token) =>
    {
        JsonObject arguments = more.DeepClone().AsObject();
        string user = Unique;
        await admin.Server.CreateUserAsync(user, ["reader", "api"], token);
        arguments["user"] = user;
        return arguments;
    };
}
