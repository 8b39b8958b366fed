using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Lab.Store.Orgs;

namespace Megaraptor.Lab.Server;

/// <summary>Links into the server's graphical interface, which the Lab has not: they are those of a server with default settings.</summary>
internal static class LinkEntries
{
    private const string Root = "https://localhost:8889/";
    private const string Page = "app/index.html";
    private const string Unsupported = "Supported link types must be one of client, collection, hunt, artifact, event";

    public static IEnumerable<FunctionDefinition> Functions { get; } =
    [
        Define.Function("link_to", Link),
    ];

    private static string Link(Call call)
    {
        Org org = ServerSession.Of(call).Org;
        string orgId = call.Text("org") is { Length: > 0 } given ? given : org.Id;
        string clientId = call.Text("client_id");
        string flowId = call.Text("flow_id");
        string tab = call.Text("tab") is { Length: > 0 } named ? named : "overview";
        switch (TypeOf(call, clientId, flowId))
        {
            case "collection":
                Demand(clientId.Length > 0 && flowId.Length > 0, "For collection link both client_id and flow_id must be set");
                return Format(call, flowId, orgId, $"/collected/{clientId}/{flowId}/{tab}");
            case "client":
                Demand(clientId.Length > 0, "For client link client_id must be set");
                org.Clients.TryRead(clientId, static client => client.Record.System?.Hostname, out string? host);
                return Format(call, $"{clientId} ({host})", orgId, $"/host/{clientId}");
            case "hunt":
                Demand(call.Text("hunt_id").Length > 0, "For hunt links hunt_id must be set");
                return Format(call, call.Text("hunt_id"), orgId, $"/hunts/{call.Text("hunt_id")}/{tab}");
            case "notebook":
                Demand(call.Text("notebook_id").Length > 0, "For notebook links notebook_id must be set");
                return Format(call, call.Text("notebook_id"), orgId, $"/notebooks/{call.Text("notebook_id")}");
            case "artifact":
                Demand(call.Text("artifact").Length > 0, "For artifact links artifact parameter must be set");
                return Format(call, call.Text("artifact"), orgId, $"/artifacts/{call.Text("artifact")}");
            case "event":
                Demand(call.Text("artifact").Length > 0 && clientId.Length > 0, "For event links both artifact and client_id parameters must be set");
                return Format(call, call.Text("artifact"), orgId, $"/events/{clientId}/{call.Text("artifact")}");
            case "upload":
                return Upload(call, orgId);
            default:
                throw new CallFailedException(Unsupported);
        }
    }

    private static string TypeOf(Call call, string clientId, string flowId) => call.Text("type").ToLowerInvariant() switch
    {
        { Length: > 0 } given => given,
        _ when clientId.Length > 0 && flowId.Length > 0 => "collection",
        _ when clientId.Length > 0 => "client",
        _ when call.Text("hunt_id").Length > 0 => "hunt",
        _ when call.Text("notebook_id").Length > 0 => "notebook",
        _ when call.Text("artifact").Length > 0 => "artifact",
        _ when call.Dict("upload") is not null => "upload",
        _ => "",
    };

    private static string Upload(Call call, string orgId)
    {
        VqlDict upload = call.Dict("upload") ?? throw new CallFailedException(Unsupported);
        if (upload["Components"] is not VqlList components)
        {
            throw new CallFailedException("upload link does not have a components field");
        }

        string name = upload["StoredName"] as string ?? "";
        IEnumerable<string> query =
        [
            .. components.Select(static component => "fs_components=" + Uri.EscapeDataString((string)component!)),
            "org_id=" + Uri.EscapeDataString(orgId),
            "vfs_path=" + Uri.EscapeDataString(name),
        ];
        return WithText(call, name, $"{Root}api/v1/DownloadVFSFile?{string.Join('&', query)}");
    }

    private static string Format(Call call, string text, string orgId, string fragment) => WithText(call, text, $"{Root}{Page}?org_id={Uri.EscapeDataString(orgId)}#{fragment}");

    private static string WithText(Call call, string text, string link)
    {
        string shown = call.Text("text") is { Length: > 0 } given ? given : call.Flag("raw") ? "" : text;
        return shown.Length == 0 ? link : $"[{shown}]({link})";
    }

    private static void Demand(bool isThere, string message)
    {
        if (!isThere)
        {
            throw new CallFailedException(message);
        }
    }
}
