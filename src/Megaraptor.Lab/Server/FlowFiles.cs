using Megaraptor.Lab.Store.Flows;

namespace Megaraptor.Lab.Server;

/// <summary>The files that the server keeps of a collection.</summary>
internal static class FlowFiles
{
    /// <summary>Their kinds and paths, in the server's order.</summary>
    public static IReadOnlyList<(string Type, string Path)> Of(Flow flow)
    {
        lock (flow.Gate)
        {
            string client = $"/clients/{flow.ClientId}";
            string collection = $"{client}/collections/{flow.FlowId}";
            return
            [
                ("UploadMetadata", $"fs:{collection}/uploads.json"),
                ("UploadTransactions", $"fs:{collection}/upload_transactions.json"),
                .. flow.Uploads.Select(upload => ("Upload", $"fs:{collection}/uploads/{upload.Accessor}/{string.Join('/', upload.ClientComponents)}")),
                .. flow.Context.ArtifactsWithResults.Select(source => ("Result", $"fs:{client}/artifacts/{ResultPath(source, flow.FlowId)}.json")),
                ("Log", $"fs:{collection}/logs.json"),
                ("CollectionContext", $"ds:{collection}.json.db"),
                ("Task", $"ds:{collection}/task.db"),
                ("Stats", $"ds:{collection}/stats.json.db"),
            ];
        }
    }

    /// <summary>The path of a result set below its client, without its ending.</summary>
    public static string ResultPath(string source, string flowId) => source.Split('/', 2) is [var artifact, var name]
        ? $"{artifact}/{flowId}/{name}"
        : $"{source}/{flowId}";
}
