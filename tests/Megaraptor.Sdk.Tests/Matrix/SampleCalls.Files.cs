using System.Text.Json.Nodes;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Tests.Matrix;

/// <content>Calls for files and results.</content>
internal static partial class SampleCalls
{
    private static Dictionary<string, Sample> Files => new()
    {
        ["list_directory"] = With("""{"client_id": "CLIENT", "path": "/etc/cron.daily"}"""),
        ["get_stored_directory"] = async static (admin, ids, token) =>
        {
            await admin.Files.ListDirectoryAsync(ids.Client, "/etc/cron.d", cancellationToken: token);
            return new JsonObject { ["client_id"] = ids.Client, ["path"] = "/etc/cron.d" };
        },
        ["fetch_file"] = With("""{"client_id": "CLIENT", "path": "/etc/cron.d/sysupdate"}"""),
        ["download_upload"] = OfUpload,
        ["read_file_bytes"] = OfUpload,
        ["download_flow"] = With("""{"client_id": "CLIENT", "flow_id": "FLOW"}"""),
        ["download_hunt"] = With("""{"hunt_id": "HUNT"}"""),
    };

    private static Dictionary<string, Sample> Results => new()
    {
        ["query_results"] = With("""{"client_id": "CLIENT", "flow_id": "FLOW", "where": ["Pid > 0"], "columns": ["Pid"], "limit": 10}"""),
        ["export_results"] = With("""{"client_id": "CLIENT", "flow_id": "FLOW"}"""),
        ["get_evidence"] = async static (admin, ids, token) =>
        {
            VqlRow row = (await admin.Flows.ResultsAsync(ids.Client, ids.Flow, limit: 1, references: true, cancellationToken: token).ToListAsync(token))[0];
            return new JsonObject { ["reference"] = row["_Ref"].AsString() };
        },
    };

    private static async Task<JsonObject> OfUpload(VelociraptorClient admin, SampleIds ids, CancellationToken token)
    {
        string path = (await admin.Flows.UploadsAsync(ids.Client, ids.UploadFlow, 1, token).ToListAsync(token))[0].ClientPath;
        return new JsonObject { ["client_id"] = ids.Client, ["flow_id"] = ids.UploadFlow, ["path"] = path };
    }
}
