using System.Text.Json.Nodes;
using Megaraptor.Recordings;

namespace Megaraptor.Lab.Tests.Fleet;

/// <summary>Gathers the collections of the recorded session: their last state, their rows, logs and uploads.</summary>
internal sealed class FlowCollector
{
    private readonly Dictionary<(string, string), CollectedFlow> _flows = [];

    public IEnumerable<CollectedFlow> All => _flows.Values;

    public CollectedFlow Get(string clientId, string flowId)
    {
        if (!_flows.TryGetValue((clientId, flowId), out CollectedFlow? flow))
        {
            flow = new CollectedFlow(clientId, flowId);
            _flows.Add((clientId, flowId), flow);
        }

        return flow;
    }

    public void AddSession(IEnumerable<Exchange> exchanges)
    {
        foreach (Exchange exchange in exchanges)
        {
            string vql = exchange.Request.Vql.Count == 1 ? exchange.Request.Vql[0] : "";
            string? response = exchange.Messages.SingleOrDefault(static message => message.Response is not null)?.Response;
            string clientId = exchange.Request.Env.GetValueOrDefault("__p0", "");
            string flowId = exchange.Request.Env.GetValueOrDefault("__p1", "");
            if (response is null or "[]" || (!clientId.StartsWith("C.", StringComparison.Ordinal) && clientId != "server"))
            {
                continue;
            }

            switch (vql)
            {
                case "SELECT * FROM flows(client_id=__p0, flow_id=__p1)":
                    JsonNode context = JsonNode.Parse(response)!.AsArray().Single()!.DeepClone();
                    context.AsObject().Remove("AvailableDownloads");
                    Get(clientId, flowId).Context = context.ToJsonString();
                    break;
                case "SELECT * FROM flows(client_id=__p0) LIMIT 50":
                    AddListed(clientId, response);
                    break;
                case "SELECT * FROM source(client_id=__p0, flow_id=__p1, artifact=__p2)":
                    Get(clientId, flowId).Results[exchange.Request.Env["__p2"]] = FleetArchiveBuilder.Rows(response);
                    break;
                case "SELECT * FROM source(client_id=__p0, flow_id=__p1, artifact='System.VFS.DownloadFile')":
                    Get(clientId, flowId).Results["System.VFS.DownloadFile"] = FleetArchiveBuilder.Rows(response);
                    break;
                case "SELECT * FROM flow_logs(client_id=__p0, flow_id=__p1)":
                    Get(clientId, flowId).Logs = FleetArchiveBuilder.Rows(response);
                    break;
                case "SELECT * FROM uploads(client_id=__p0, flow_id=__p1)":
                    AddUploads(Get(clientId, flowId), response);
                    break;
                default:
                    break;
            }
        }

        CompleteContexts(exchanges);
    }

    public void WriteTo(FleetArchiveBuilder archive)
    {
        foreach (CollectedFlow flow in _flows.Values)
        {
            flow.WriteTo(archive);
        }
    }

    /// <summary>The list shows collections that were never looked at alone.</summary>
    private void AddListed(string clientId, string response)
    {
        foreach (string row in FleetArchiveBuilder.Rows(response))
        {
            CollectedFlow flow = Get(clientId, JsonNode.Parse(row)!["session_id"]!.GetValue<string>());
            flow.Context ??= row;
        }
    }

    private static void AddUploads(CollectedFlow flow, string response)
    {
        if (flow.HasUploads)
        {
            return;
        }

        foreach (string row in FleetArchiveBuilder.Rows(response))
        {
            flow.AddUpload(row, null);
        }
    }

    /// <summary>Of some collections only the request and the rows were recorded.</summary>
    private void CompleteContexts(IEnumerable<Exchange> exchanges)
    {
        foreach (Exchange exchange in exchanges.Where(static exchange => exchange.Request.Vql.Any(static vql => vql.Contains("collect_client(", StringComparison.Ordinal))))
        {
            string? response = exchange.Messages.SingleOrDefault(static message => message.Response is not null)?.Response;
            JsonNode? collected = response is null ? null : JsonNode.Parse(response)!.AsArray().Single()!["c"];
            if (collected is null
                || !_flows.TryGetValue((collected["request"]!["client_id"]!.GetValue<string>(), collected["flow_id"]!.GetValue<string>()), out CollectedFlow? flow)
                || flow.Context is not null)
            {
                continue;
            }

            flow.Context = SynthesizedContext.Finished(collected["request"]!.DeepClone(), flow.Results, SynthesizedContext.TimeOf(flow.FlowId) * 1_000_000);
        }
    }
}
