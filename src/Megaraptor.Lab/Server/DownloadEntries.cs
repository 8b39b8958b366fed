using System.Globalization;
using Megaraptor.Lab.Downloads;
using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Json;
using Megaraptor.Lab.Store.Files;
using Megaraptor.Lab.Store.Flows;
using Megaraptor.Lab.Store.Hunts;
using Megaraptor.Lab.Store.Notebooks;
using Megaraptor.Lab.Store.Records;

namespace Megaraptor.Lab.Server;

/// <summary>Prepares zips for download.</summary>
internal static class DownloadEntries
{
    private const string Permission = "PREPARE_RESULTS";

    public static IEnumerable<FunctionDefinition> Functions { get; } =
    [
        Define.Function("create_flow_download", OfFlow) with { Permission = Permission },
        Define.Function("create_hunt_download", OfHunt) with { Permission = Permission },
        Define.Function("create_notebook_download", OfNotebook) with { Permission = Permission },
    ];

    private static FileStorePath OfFlow(Call call)
    {
        ServerSession session = ServerSession.Of(call);
        string clientId = call.Text("client_id");
        string flowId = call.Text("flow_id");
        string password = call.Text("password");
        DownloadFormat format = FormatOf(call);
        if (call.Text("type") is { Length: > 0 } type && type != "zip")
        {
            throw new CallFailedException($"Unknown download type {type}");
        }

        Flow flow = FlowEntries.Find(session, clientId, flowId);
        session.Org.Clients.TryRead(clientId, static client => client.Record.System?.Hostname, out string? host);
        string name = call.Text("name") is { Length: > 0 } given
            ? given
            : $"{(string.IsNullOrEmpty(host) ? "" : host + "-")}{clientId}-{flowId}{(password.Length > 0 ? "_locked" : "")}";
        using var archive = new DownloadArchive(session.Org, format, call.Query.Clock.GetUtcNow(), call.Query.Log);
        archive.AddFlow(flow, "");
        string[] components = ["downloads", clientId, flowId, name + ".zip"];
        byte[] content = archive.Finish(password);
        session.Org.Files.Add(string.Join('/', components), new MemoryFile(content));
        session.Org.Flows.Keep(flow);
        lock (flow.Gate)
        {
            flow.Downloads.Files.RemoveAll(file => file.Name == name + ".zip");
            flow.Downloads.Files.Add(Describe(call, components, "zip", content.Length));
        }

        return new FileStorePath("fs:/" + string.Join('/', components), components);
    }

    /// <summary>The components that the server returns lack the ending of the file.</summary>
    private static FileStorePath OfHunt(Call call)
    {
        ServerSession session = ServerSession.Of(call);
        string huntId = call.Text("hunt_id");
        Hunt hunt = session.Org.Hunts.Find(huntId) ?? throw new CallFailedException("hunt not found");
        bool onlyCombined = call.Flag("only_combined");
        string password = call.Text("password");
        using var archive = new DownloadArchive(session.Org, FormatOf(call), call.Query.Clock.GetUtcNow(), static _ => { });
        archive.AddHunt(hunt, onlyCombined);
        string name = $"{call.Text("base")}{huntId}{(onlyCombined ? "-summary" : "")}{(password.Length > 0 ? "_locked" : "")}";
        string[] folder = ["downloads", "hunts", huntId];
        string path = $"{string.Join('/', folder)}/{name}.zip";
        byte[] content = archive.Finish(password);
        session.Org.Files.Add(path, new MemoryFile(content));
        lock (hunt.Gate)
        {
            AvailableDownloads downloads = hunt.Record.Stats!.Downloads ??= new AvailableDownloads();
            downloads.Files.RemoveAll(file => file.Name == name + ".zip");
            downloads.Files.Add(Describe(call, [.. folder, name + ".zip"], "zip", content.Length));
        }

        return new FileStorePath("fs:/" + path, [.. folder, name]);
    }

    private static FileStorePath OfNotebook(Call call)
    {
        ServerSession session = ServerSession.Of(call);
        string notebookId = call.Text("notebook_id");
        Notebook notebook = NotebookEntries.Find(session, notebookId);
        using var archive = new DownloadArchive(session.Org, new DownloadFormat(true, false), call.Query.Clock.GetUtcNow(), static _ => { });
        lock (notebook.Gate)
        {
            archive.AddText("notebook.json", JsonIndent.Of(JsonText.Of(SparseEncoding.Of(notebook.Record, SparseStyle.Raw))));
        }

        string name = call.Text("filename") is { Length: > 0 } given
            ? given
            : $"{notebookId}-{call.Query.Clock.GetUtcNow().ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}Z.zip";
        string[] components = ["downloads", "notebooks", notebookId, name];
        session.Org.Files.Add(string.Join('/', components), new MemoryFile(archive.Finish("")));
        return new FileStorePath("fs:/" + string.Join('/', components), components);
    }

    private static DownloadFormat FormatOf(Call call) =>
        DownloadFormat.TryParse(call.Text("format"), out DownloadFormat format) ? format : throw new CallFailedException($"Unknown format parameter either 'json', 'csv' or 'csv_only'.");

    private static AvailableDownload Describe(Call call, string[] components, string type, long size) => new()
    {
        Name = components[^1],
        Path = "/" + string.Join('/', components),
        Type = type,
        Complete = true,
        Size = size,
        Date = call.Query.Clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
    };
}
