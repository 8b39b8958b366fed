using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Lab.Store.Flows;
using Megaraptor.Lab.Store.Records;
using static Megaraptor.Lab.Evaluation.Calls.Parameter;
using static Megaraptor.Lab.Evaluation.Calls.ParameterKind;

namespace Megaraptor.Lab.Server;

/// <summary>What collections brought in: rows, logs and files.</summary>
internal static class ResultEntries
{
    public static IEnumerable<PluginDefinition> Plugins { get; } =
    [
        new(
            "source",
            Signature.Of(
                Optional("client_id", Text),
                Optional("flow_id", Text),
                Optional("hunt_id", Text),
                Optional("artifact", Text),
                Optional("source", Text),
                Optional("start_time", Any),
                Optional("end_time", Any),
                Optional("notebook_id", Text),
                Optional("notebook_cell_id", Text),
                Optional("notebook_cell_version", Text),
                Optional("notebook_cell_table", Integer),
                Optional("start_row", Integer),
                Optional("count", Integer),
                Optional("orgs", Texts)),
            Source)
        {
            Permission = "READ_RESULTS",
        },
        new("flow_results", Signature.Of(Optional("artifact", Text), Optional("source", Text), Required("flow_id", Text), Required("client_id", Text)), FlowResults) { Permission = "READ_RESULTS" },
        new("flow_logs", Signature.Of(Required("flow_id", Text), Required("client_id", Text)), FlowLogs) { Permission = "READ_RESULTS" },
        new("uploads", Signature.Of(Optional("client_id", Text), Optional("flow_id", Text), Optional("hunt_id", Text), Optional("notebook_id", Text)), Uploads) { Permission = "READ_RESULTS" },
    ];

    private static IEnumerable<object?> Source(Call call)
    {
        ServerSession session = ServerSession.Of(call);
        if (call.Texts("orgs").Count > 0 && FromScope(call, "hunt_id", "HuntId").Length == 0)
        {
            throw NameTable.Refuse("source(orgs=) without hunt_id", call.Query);
        }

        if (call.Text("notebook_id") is { Length: > 0 } notebookId)
        {
            return NotebookEntries.Table(call, session, notebookId);
        }

        string artifact = FromScope(call, "artifact", "ArtifactName");
        string huntId = FromScope(call, "hunt_id", "HuntId");
        if (artifact.Length == 0)
        {
            throw new CallFailedException("source: One of artifact, flow_id, hunt_id, notebook_id should be specified.");
        }

        string name = FullName(artifact, call.Text("source"));
        long start = NumberFromScope(call, "start_row", "StartRow");
        long count = NumberFromScope(call, "count", "Limit");
        IEnumerable<object?> rows = huntId.Length > 0
            ? HuntEntries.RowsOfOrgs(call, huntId, artifact, call.Text("source")).Skip((int)Math.Clamp(start, 0, int.MaxValue))
            : OfClient(call, session, artifact, name, start);
        return count > 0 ? rows.Take((int)Math.Min(count, int.MaxValue)) : rows;
    }

    private static IEnumerable<object?> OfClient(Call call, ServerSession session, string artifact, string name, long start)
    {
        string clientId = FromScope(call, "client_id", "ClientId");
        string flowId = FromScope(call, "flow_id", "FlowId");
        bool isKnown = session.Org.Artifacts.TryGet(artifact, out ArtifactRecord? known);
        if (isKnown && known!.Type is "client_event" or "server_event")
        {
            return EventEntries.Stored(call, clientId, name, start);
        }

        if (flowId.Length == 0 || clientId.Length == 0)
        {
            throw new CallFailedException("source: client_id and flow_id should be specified for non event artifacts.");
        }

        // What a collection holds can be read though the artifact is not known any more.
        return isKnown || session.Org.Flows.Find(clientId, flowId) is not null
            ? Rows(session, clientId, flowId, name, start)
            : throw new CallFailedException($"source: Artifact {artifact} not known");
    }

    private static IEnumerable<object?> FlowResults(Call call)
    {
        ServerSession session = ServerSession.Of(call);
        string clientId = call.Text("client_id");
        string flowId = call.Text("flow_id");
        string artifact = call.Text("artifact");
        if (artifact.Length == 0)
        {
            Flow flow = FlowEntries.Find(session, clientId, flowId);
            lock (flow.Gate)
            {
                artifact = flow.Context.Request?.Artifacts.FirstOrDefault() ?? throw new CallFailedException("no artifacts in hunt");
            }
        }

        return Rows(session, clientId, flowId, FullName(artifact, call.Text("source")), start: 0);
    }

    private static IEnumerable<object?> Rows(ServerSession session, string clientId, string flowId, string name, long start)
    {
        if (session.Org.Flows.Find(clientId, flowId) is not { } flow)
        {
            return [];
        }

        lock (flow.Gate)
        {
            return StoredRow.Of(flow.Results(name), start);
        }
    }

    private static IEnumerable<object?> FlowLogs(Call call)
    {
        if (ServerSession.Of(call).Org.Flows.Find(call.Text("client_id"), call.Text("flow_id")) is not { } flow)
        {
            return [];
        }

        lock (flow.Gate)
        {
            return StoredRow.Of(flow.Logs, start: 0);
        }
    }

    private static IEnumerable<object?> Uploads(Call call)
    {
        ServerSession session = ServerSession.Of(call);
        if (FromScope(call, "hunt_id", "HuntId") is { Length: > 0 } huntId)
        {
            return HuntEntries.FlowsOf(session, huntId, onlyWithResults: true).SelectMany(flow => Uploads(session, flow.ClientId, flow.FlowId)
                .Select(row => row.Set("ClientId", flow.ClientId).Set("FlowId", flow.FlowId)));
        }

        return Uploads(session, FromScope(call, "client_id", "ClientId"), FromScope(call, "flow_id", "FlowId"));
    }

    private static VqlDict[] Uploads(ServerSession session, string clientId, string flowId)
    {
        if (session.Org.Flows.Find(clientId, flowId) is not { } flow)
        {
            return [];
        }

        lock (flow.Gate)
        {
            return [.. flow.Uploads.Select(upload => Describe(flow, upload))];
        }
    }

    private static VqlDict Describe(Flow flow, Upload upload)
    {
        VqlList components = VqlList.OfStrings(["clients", flow.ClientId, "collections", flow.FlowId, "uploads", upload.Accessor, .. upload.ClientComponents]);
        return new VqlDict(11)
            .Set("Timestamp", upload.Timestamp)
            .Set("started", upload.Started)
            .Set("vfs_path", "fs:/" + string.Join('/', components))
            .Set("Type", upload.Type)
            .Set("_Components", components)
            .Set("file_size", upload.FileSize)
            .Set("_accessor", upload.Accessor)
            .Set("_client_components", VqlList.OfStrings(upload.ClientComponents))
            .Set("uploaded_size", upload.UploadedSize)
            .Set("client_path", upload.ClientPath)
            .Set("Upload", new VqlDict(6)
                .Set("Path", upload.ClientPath)
                .Set("Size", upload.FileSize)
                .Set("StoredSize", upload.UploadedSize)
                .Set("Components", components)
                .Set("Accessor", upload.Accessor)
                .Set("UploadId", 0L));
    }

    private static string FullName(string artifact, string source) => source.Length == 0 ? artifact : $"{artifact}/{source}";

    /// <summary>An argument that may be left out where a variable of the query has it.</summary>
    private static string FromScope(Call call, string argument, string variable) =>
        call.Text(argument) is { Length: > 0 } given ? given : call.Scope.TryResolve(variable, out object? value) && value is string text ? text : "";

    private static long NumberFromScope(Call call, string argument, string variable) =>
        call.Integer(argument) is not 0 and var given ? given : call.Scope.TryResolve(variable, out object? value) && value is long number ? number : 0;
}
