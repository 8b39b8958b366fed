using System.Text.Json.Nodes;
using Megaraptor.Sdk.Operations.Hunts;

namespace Megaraptor.Sdk.Tests.Matrix;

/// <summary>For every operation a call that succeeds, with what must be there before it. An operation without one fails a test.</summary>
internal static partial class SampleCalls
{
    /// <summary>Makes what the call needs, with a client whose queries go well, and gives its arguments.</summary>
    internal delegate Task<JsonObject> Sample(VelociraptorClient admin, SampleIds ids, CancellationToken cancellationToken);

    internal static IReadOnlyDictionary<string, Sample> All { get; } = new[] { Clients, ClientChanges, Flows, Files, Results, Artifacts, Hunts, HuntChanges, Monitoring, Notebooks, Server, Users }
        .SelectMany(static table => table)
        .ToDictionary(static entry => entry.Key, static entry => entry.Value);

    /// <summary>Calls that rightly find nothing: no client of the recorded fleet logged while it monitored.</summary>
    internal static IReadOnlySet<string> WithoutRows { get; } = new HashSet<string> { "get_monitoring_logs" };

    private static Dictionary<string, Sample> Clients => new()
    {
        ["list_clients"] = With("""{"search": "all"}"""),
        ["get_client_info"] = With("""{"client_id": "CLIENT", "interrogation": true}"""),
        ["label_client"] = With("""{"client_id": "CLIENT", "labels": ["matrix-UNIQUE"]}"""),
        ["get_client_metadata"] = With("""{"client_id": "CLIENT"}"""),
        ["set_client_metadata"] = With("""{"client_id": "CLIENT", "values": {"matrix": "UNIQUE"}}"""),
    };

    private static Dictionary<string, Sample> Flows => new()
    {
        ["list_flows"] = With("""{"client_id": "CLIENT"}"""),
        ["get_flow_results"] = With("""{"client_id": "CLIENT", "flow_id": "FLOW"}"""),
        ["get_flow_status"] = With("""{"client_id": "CLIENT", "flow_id": "FLOW"}"""),
        ["wait_for_flow"] = With("""{"client_id": "CLIENT", "flow_id": "FLOW"}"""),
        ["get_flow_logs"] = With("""{"client_id": "CLIENT", "flow_id": "FLOW"}"""),
        ["list_flow_uploads"] = With("""{"client_id": "CLIENT", "flow_id": "UPLOADS"}"""),
        ["collect_artifact"] = With("""{"client_id": "OFFLINE", "artifacts": ["Linux.Sys.Pslist"], "parameters": {"Linux.Sys.Pslist": {"processRegex": "UNIQUE"}}}"""),
        ["cancel_flow"] = async static (admin, ids, token) =>
        {
            string flowId = (await admin.Collections.StartAsync(ids.Offline, ["Linux.Sys.Pslist"], cancellationToken: token)).FlowId;
            return new JsonObject { ["client_id"] = ids.Offline, ["flow_id"] = flowId };
        },
    };

    private static Dictionary<string, Sample> Artifacts => new()
    {
        ["list_artifacts"] = With("""{"search": "Pslist"}"""),
        ["get_artifact"] = With("""{"artifact_name": "Linux.Sys.Pslist"}"""),
        ["verify_artifact"] = With("""{"definition": "Linux.Sys.Pslist"}"""),
        ["set_artifact"] = static (_, _, _) => Task.FromResult(new JsonObject { ["definition"] = Definition(Unique) }),
        ["delete_artifact"] = async static (admin, ids, token) =>
        {
            string name = Unique;
            await admin.Artifacts.SetAsync(Definition(name), token);
            return new JsonObject { ["artifact_name"] = $"Custom.Matrix.{name}" };
        },
    };

    private static Dictionary<string, Sample> Hunts => new()
    {
        ["list_hunts"] = With("{}"),
        ["get_hunt"] = With("""{"hunt_id": "HUNT"}"""),
        ["list_hunt_flows"] = With("""{"hunt_id": "HUNT"}"""),
        ["get_hunt_results"] = With("""{"hunt_id": "HUNT"}"""),
        ["create_hunt"] = With("""{"artifacts": ["Linux.Sys.Pslist"], "description": "UNIQUE", "include_labels": ["nobody"]}"""),
        ["modify_hunt"] = OfHunt(new JsonObject { ["action"] = "start" }),
    };

    private static Dictionary<string, Sample> Server => new()
    {
        ["get_server_info"] = With("{}"),
        ["list_users"] = With("{}"),
        ["list_orgs"] = With("{}"),
        ["run_vql"] = With("""{"query": "SELECT client_id FROM clients(search=S)", "env": {"S": "all"}}"""),
    };

    private static string Unique => $"u{Guid.NewGuid():N}";

    /// <summary>A call with fixed arguments: words in capitals stand for what the server has, UNIQUE for another word in each.</summary>
    private static Sample With(string json) => (_, ids, _) => Task.FromResult(JsonNode.Parse(json
        .Replace("UNIQUE", Unique, StringComparison.Ordinal)
        .Replace("CLIENT", ids.Client, StringComparison.Ordinal)
        .Replace("OFFLINE", ids.Offline, StringComparison.Ordinal)
        .Replace("FLOW", ids.Flow, StringComparison.Ordinal)
        .Replace("UPLOADS", ids.UploadFlow, StringComparison.Ordinal)
        .Replace("HUNT", ids.Hunt, StringComparison.Ordinal))!.AsObject());

    private static Sample OfHunt(JsonObject? more = null) => async (admin, ids, token) =>
    {
        JsonObject arguments = more?.DeepClone().AsObject() ?? [];
        arguments["hunt_id"] = (await HuntAsync(admin, token)).HuntId;
        return arguments;
    };

    private static Task<HuntCreation> HuntAsync(VelociraptorClient admin, CancellationToken token) =>
        admin.Hunts.CreateAsync(["Linux.Sys.Pslist"], Unique, includeLabels: ["nobody"], cancellationToken: token);

    private static string Definition(string name) => $"""
        name: Custom.Matrix.{name}
        sources:
          - query: SELECT 1 AS A FROM scope()
        """;
}
