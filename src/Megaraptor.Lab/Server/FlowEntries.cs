using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Lab.Store.Flows;
using Megaraptor.Lab.Store.Records;
using static Megaraptor.Lab.Evaluation.Calls.Parameter;
using static Megaraptor.Lab.Evaluation.Calls.ParameterKind;

namespace Megaraptor.Lab.Server;

/// <summary>Collections: their states and the files that they are made of.</summary>
internal static class FlowEntries
{
    private static readonly Signature s_flow = Signature.Of(Required("client_id", Text), Optional("flow_id", Text), Optional("summary", Flag));

    public static IEnumerable<PluginDefinition> Plugins { get; } =
    [
        new("flows", s_flow, Flows) { Permission = "READ_RESULTS" },
        new("enumerate_flow", Signature.Of(Required("client_id", Text), Optional("flow_id", Text)), Enumerate) { Permission = "READ_RESULTS" },
    ];

    public static IEnumerable<FunctionDefinition> Functions { get; } =
    [
        new("get_flow", s_flow, GetFlow),
    ];

    /// <summary>A collection, or the server's error where there is none.</summary>
    public static Flow Find(ServerSession session, string clientId, string flowId) =>
        session.Org.Flows.Find(clientId, flowId) ?? throw new CallFailedException(NotFound(clientId, flowId));

    /// <summary>The error of the server for a collection that it does not know.</summary>
    public static string NotFound(string clientId, string flowId) => $"Flow not found: {flowId} in client '{clientId}'";

    private static IEnumerable<object?> Flows(Call call)
    {
        ServerSession session = ServerSession.Of(call);
        string clientId = call.Text("client_id");
        string flowId = call.Text("flow_id");
        if (!ClientEntries.Exists(session, clientId))
        {
            throw new CallFailedException($"unable to get client {clientId}: {ClientEntries.NotKnown(clientId)}");
        }

        if (flowId.Length > 0)
        {
            if (session.Org.Flows.Find(clientId, flowId) is { } flow)
            {
                yield return Details(flow);
            }

            yield break;
        }

        foreach (Flow flow in session.Org.Flows.Of(clientId))
        {
            yield return Encode(flow);
        }
    }

    private static VqlDict GetFlow(Call call)
    {
        string clientId = call.Text("client_id");
        call.Require(clientId == "server" ? "COLLECT_SERVER" : "COLLECT_CLIENT");
        return Details(Find(ServerSession.Of(call), clientId, call.Text("flow_id")));
    }

    /// <summary>One collection shows its downloads too.</summary>
    private static VqlDict Details(Flow flow)
    {
        VqlDict state = Encode(flow);
        lock (flow.Gate)
        {
            return state.Set("AvailableDownloads", flow.Downloads.Files.Count == 0 ? new VqlDict(0) : FullEncoding.Of(flow.Downloads));
        }
    }

    /// <summary>The state of a collection.</summary>
    public static VqlDict Encode(Flow flow)
    {
        lock (flow.Gate)
        {
            return FullEncoding.Of(flow.Context);
        }
    }

    private static IEnumerable<object?> Enumerate(Call call)
    {
        string clientId = call.Text("client_id");
        string flowId = call.Text("flow_id");

        // The server names another function here.
        if (ServerSession.Of(call).Org.Flows.Find(clientId, flowId) is not { } flow)
        {
            call.Query.Log($"delete_flow: {NotFound(clientId, flowId)}");
            yield break;
        }

        long id = 0;
        foreach ((string type, string path) in FlowFiles.Of(flow))
        {
            id++;
            yield return new VqlDict()
                .Set("Id", id)
                .Set("Type", type)
                .Set("Data", new VqlDict(1).Set("VFSPath", path))
                .Set("Error", "");
        }
    }
}
