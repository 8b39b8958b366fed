using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Server;

/// <summary>A grant of roles. The server replaces a user's whole policy with it, so it repeats what was granted beside roles.</summary>
internal static class UserGrant
{
    internal static VqlQuery Of(string user, IReadOnlyList<string> roles, VqlValue policy)
    {
        var names = new BoundNames();
        string text = $"SELECT user_grant(user={names.Value(user)}, roles={names.List(roles)}";
        KeyValuePair<string, string>[] beside =
        [
            .. policy.Members().Where(static member => member.Key != "roles").Select(member => new KeyValuePair<string, string>(member.Key, Value(member, names))),
        ];
        return names.ToQuery(text + (beside.Length == 0 ? "" : $", policy={BoundNames.Dictionary("permission", beside)}") + ") AS granted FROM scope()");
    }

    private static string Value(KeyValuePair<string, VqlValue> member, BoundNames names) => member.Value switch
    {
        { Kind: System.Text.Json.JsonValueKind.True } => "TRUE",
        { Kind: System.Text.Json.JsonValueKind.False } => "FALSE",
        { Kind: System.Text.Json.JsonValueKind.Array } list => names.List(list.Elements().Select(static element => element.AsString() ?? "")),
        _ => throw new MegaraptorException(
            MegaraptorErrorCode.Unsupported,
            $"The user's policy holds {member.Key}, which this program does not know; granting roles would drop it. Nothing was done.",
            "Grant the role with the server's own program: velociraptor acl grant USER --role … --merge."),
    };
}
