using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Megaraptor.Recordings;

namespace Megaraptor.Lab.Tests.Fleet;

/// <summary>Makes the Lab's recorded fleet out of the recordings.</summary>
/// <remarks>
/// Collections that the session shows are taken as they were, rows and all. For the artifacts whose rows were recorded without their
/// collection, a finished one is made that holds them. The host <c>web-01</c> got a second id in the middle of the recordings; the fleet knows it
/// by the first.
/// </remarks>
internal static class FleetPacker
{
    private const string Web = "C.0773c28ad8f6a20d";
    private const string WebRekeyed = "C.769828694b483a6d";
    private const string Build = "C.7f8bb23f82dde8aa";
    private const string Database = "C.a4bd0a2c317956cc";

    /// <summary>The order in which the server lists its clients when it walks its table.</summary>
    private static readonly string[] s_tableOrder = [Build, Web, Database, "C.b3be92f8d4ce7757"];

    private static readonly (string ClientId, string Host)[] s_hosts = [(Web, "web-01"), (Build, "build-01"), (Database, "db-01")];

    public static FleetArchiveBuilder Pack()
    {
        var archive = new FleetArchiveBuilder();
        PackClients(archive);
        var flows = new FlowCollector();
        flows.AddSession(Recording.Session.Where(static exchange => exchange.File is "flows" or "more"));
        AddInterrogations(flows);
        AddSweep(flows);
        AddContainer(flows, Recording.PathOf(Path.Combine("containers", "flow-download.zip")), prefix: "");
        AddFleetRows(flows);
        AddMissingRows(flows);
        AddUploadedContent(flows);
        flows.WriteTo(archive);
        foreach ((string clientId, string host) in s_hosts)
        {
            HostPacker.Pack(archive, clientId, host, flows);
        }

        PackHunt(archive);
        PackTemplates(archive);
        PackEvents(archive, Database, "rows", "more/monitor/rows");
        PackEvents(archive, Web, "logs", "monitoring/logs");
        return archive;
    }

    private static void PackClients(FleetArchiveBuilder archive)
    {
        IReadOnlyList<string> rows = FleetArchiveBuilder.Rows(Recording.Find("clients/all").Messages.Single(static message => message.Response is not null).Response!);
        Dictionary<string, string> byId = rows.ToDictionary(static row => JsonNode.Parse(row)!["client_id"]!.GetValue<string>());
        archive.AddLines("clients.jsonl", s_tableOrder.Select(id => byId[id]));
    }

    /// <summary>Every client was asked who it is when it enrolled.</summary>
    private static void AddInterrogations(FlowCollector flows)
    {
        foreach (string row in FleetArchiveBuilder.Rows(Recording.Find("clients/all").Messages.Single(static message => message.Response is not null).Response!))
        {
            JsonNode client = JsonNode.Parse(row)!;
            string id = client["client_id"]!.GetValue<string>();
            string flowId = client["last_interrogate_flow_id"]!.GetValue<string>();
            long firstSeen = client["first_seen_at"]!.GetValue<long>();
            string host = client["os_info"]!["hostname"]!.GetValue<string>();
            CollectedFlow flow = flows.Get(id, flowId);
            AddHostRows(flow, host, "Generic.Client.Info");

            // These rows were collected without the artifact's precondition, which a Linux host does not meet.
            flow.Results.Remove("Generic.Client.Info/WindowsInfo");
            if (host == "laptop-07")
            {
                flow.Results["Generic.Client.Info/BasicInformation"] = [BasicInformation(client)];
            }

            flow.Context ??= SynthesizedContext.Finished(id, flowId, "InterrogationService", ["Generic.Client.Info"], flow.Results, (firstSeen * 1_000_000) + 534_007);
        }
    }

    /// <summary>The row that the interrogation of a client left in its record.</summary>
    private static string BasicInformation(JsonNode client)
    {
        JsonNode system = client["os_info"]!;
        var row = new JsonObject
        {
            ["Name"] = "velociraptor",
            ["BuildTime"] = client["agent_information"]!["build_time"]!.DeepClone(),
            ["Version"] = client["agent_information"]!["version"]!.DeepClone(),
            ["build_url"] = "",
            ["install_time"] = 0,
            ["Labels"] = null,
            ["Hostname"] = system["hostname"]!.DeepClone(),
            ["OS"] = system["system"]!.DeepClone(),
            ["Architecture"] = system["machine"]!.DeepClone(),
            ["Platform"] = "debian",
            ["PlatformVersion"] = "12.15",
            ["KernelVersion"] = "6.1.0-28-amd64",
            ["Fqdn"] = system["fqdn"]!.DeepClone(),
            ["MACAddresses"] = system["mac_addresses"]!.DeepClone(),
        };
        return row.ToJsonString();
    }

    /// <summary>The recorded hunt, with the rows of its download.</summary>
    private static void AddSweep(FlowCollector flows)
    {
        string recorded = Recording.Find("downloads/hunt-flows").Messages.Single(static message => message.Response is not null).Response!;
        using var document = JsonDocument.Parse(recorded.Replace(WebRekeyed, Web, StringComparison.Ordinal));
        foreach (JsonElement row in document.RootElement.EnumerateArray())
        {
            CollectedFlow flow = flows.Get(row.GetProperty("ClientId").GetString()!, row.GetProperty("FlowId").GetString()!);
            flow.Context = row.GetProperty("Flow").GetRawText();
        }

        string prefix = $"web-01-{WebRekeyed}/";
        AddContainer(flows, Recording.PathOf(Path.Combine("containers", "hunt-download.zip")), prefix);
    }

    private static void PackHunt(FleetArchiveBuilder archive)
    {
        string recorded = Recording.Find("downloads/hunt-info").Messages.Single(static message => message.Response is not null).Response!;
        archive.AddLines("hunts.jsonl", FleetArchiveBuilder.Rows(recorded));
    }

    /// <summary>The rows of a client among the recorded rows of a hunt, without what the hunt adds to them.</summary>
    public static IEnumerable<JsonObject> HuntRows(string exchange, string clientId)
    {
        string recorded = Recording.Find(exchange).Messages.Single(static message => message.Response is not null).Response!;
        foreach (JsonNode? row in JsonNode.Parse(recorded)!.AsArray())
        {
            JsonObject own = row!.DeepClone().AsObject();
            if (own["ClientId"]!.GetValue<string>() == clientId)
            {
                foreach (string added in (ReadOnlySpan<string>)["FlowId", "ClientId", "_OrgId", "Fqdn"])
                {
                    own.Remove(added);
                }

                yield return own;
            }
        }
    }

    /// <summary>The recorded hunt over all hosts is a pattern for later ones: it shows what the artifacts return on the hosts that nothing else was collected on.</summary>
    private static void PackTemplates(FleetArchiveBuilder archive)
    {
        var flows = new FlowCollector();
        string recorded = Recording.Find("hunts/flows").Messages.Single(static message => message.Response is not null).Response!;
        foreach (JsonNode? row in JsonNode.Parse(recorded)!.AsArray())
        {
            string clientId = row!["ClientId"]!.GetValue<string>();
            CollectedFlow flow = flows.Get(clientId, row["FlowId"]!.GetValue<string>());
            flow.Context = row["Flow"]!.ToJsonString();
            if (clientId == Web)
            {
                continue;
            }

            flow.Results["Linux.Sys.Pslist"] = [.. HuntRows("hunts/results", clientId).Select(static found => found.ToJsonString())];
            flow.Results["Generic.Client.Info/BasicInformation"] = [.. HuntRows("hunts/results-none", clientId).Select(found => WithFqdn(found, clientId))];
            AddHostRows(flow, s_hosts.Single(host => host.ClientId == clientId).Host, "Generic.Client.Info");
            flow.Results.Remove("Generic.Client.Info/WindowsInfo");
        }

        foreach (CollectedFlow flow in flows.All.Where(static flow => flow.Results.Count > 0))
        {
            flow.WriteTo(archive, "templates");
        }
    }

    private static void PackEvents(FleetArchiveBuilder archive, string clientId, string kind, string exchange)
    {
        string recorded = Recording.Find(exchange).Messages.Single(static message => message.Response is not null).Response!;
        archive.AddLines($"events/{clientId}/{kind}/Generic.Client.Stats.jsonl", FleetArchiveBuilder.Rows(recorded));
    }

    /// <summary>A hunt moves the column that it adds itself to the end. In the artifact's own row it stands before the addresses.</summary>
    private static string WithFqdn(JsonObject row, string clientId)
    {
        JsonNode addresses = row["MACAddresses"]!.DeepClone();
        row.Remove("MACAddresses");
        row["Fqdn"] = s_hosts.Single(host => host.ClientId == clientId).Host + ".corp.example";
        row["MACAddresses"] = addresses;
        return row.ToJsonString();
    }

    /// <summary>A collection out of its download: context, logs, rows, uploads and their content.</summary>
    private static void AddContainer(FlowCollector flows, string path, string prefix)
    {
        using ZipArchive zip = ZipFile.OpenRead(path);
        string context = Text(zip, prefix + "collection_context.json").Replace(WebRekeyed, Web, StringComparison.Ordinal);
        JsonNode node = JsonNode.Parse(context)!;
        CollectedFlow flow = flows.Get(node["client_id"]!.GetValue<string>(), node["session_id"]!.GetValue<string>());
        flow.Context ??= node.ToJsonString();
        flow.Logs = Lines(Text(zip, prefix + "log.json"));
        foreach (ZipArchiveEntry entry in zip.Entries.Where(entry => entry.FullName.StartsWith(prefix + "results/", StringComparison.Ordinal)))
        {
            string name = Uri.UnescapeDataString(entry.FullName[(prefix + "results/").Length..^".json".Length]);
            flow.Results[name] = Lines(Text(zip, entry.FullName));
        }

        foreach (string line in Lines(Text(zip, prefix + "uploads.json")))
        {
            JsonNode upload = JsonNode.Parse(line)!;
            string[] components = [.. upload["_Components"]!.AsArray().Select(static component => component!.GetValue<string>())];
            string member = prefix + string.Join('/', components.Select(static component => component.StartsWith('.') ? "%2E" + component[1..] : component));
            flow.AddUpload(line, Bytes(zip, member));
        }
    }

    /// <summary>The rows that artifacts returned, each artifact in a collection of its own.</summary>
    private static void AddFleetRows(FlowCollector flows)
    {
        foreach ((string clientId, string host) in s_hosts)
        {
            long time = 1_795_525_700;
            IEnumerable<string> artifacts = Directory.GetFiles(Recording.PathOf(Path.Combine("fleet", host)), "*.jsonl")
                .Select(static file => Uri.UnescapeDataString(Path.GetFileNameWithoutExtension(file)).Split('/')[0])
                .Distinct(StringComparer.Ordinal)
                .Where(static artifact => artifact != "Generic.Client.Info")
                .Order(StringComparer.Ordinal);
            foreach (string artifact in artifacts)
            {
                string flowId = SynthesizedContext.FlowId(time, host + artifact);
                CollectedFlow flow = flows.Get(clientId, flowId);
                AddHostRows(flow, host, artifact);
                flow.Context = SynthesizedContext.Finished(clientId, flowId, "admin", [artifact], flow.Results, (time * 1_000_000) + 120_430);
                flow.Logs = SynthesizedContext.Logs(artifact, flow.Results, time + 1);
                time += 7;
            }
        }
    }

    /// <summary>Some sources of the session's collections were not read. Their rows are those of the host, or follow from the artifact and its parameters.</summary>
    private static void AddMissingRows(FlowCollector flows)
    {
        foreach (CollectedFlow flow in flows.All.Where(static flow => flow.Context is not null))
        {
            JsonNode context = JsonNode.Parse(flow.Context!)!;
            string? host = s_hosts.FirstOrDefault(host => host.ClientId == flow.ClientId).Host;
            foreach (string source in (context["artifacts_with_results"]?.AsArray() ?? []).Select(static name => name!.GetValue<string>()))
            {
                if (flow.Results.ContainsKey(source))
                {
                    continue;
                }

                string file = Recording.PathOf(Path.Combine("fleet", host ?? "", Uri.EscapeDataString(source) + ".jsonl"));
                flow.Results[source] = File.Exists(file) ? Lines(File.ReadAllText(file)) : ProbeRows(flow, source);
            }
        }
    }

    private static string[] ProbeRows(CollectedFlow flow, string source) => (flow.FlowId, source) switch
    {
        ("F.DC2OHA32F6JEA", "Custom.Megaraptor.Probe/Numbers") => [.. Enumerable.Range(0, 4).Select(static n => $$"""{"N":{{n}},"Product":{{n * 4}}}""")],
        ("F.DC2OHADKTQRCU", "Custom.Megaraptor.Probe/Params") =>
            ["""{"Plain":"hello","Num":100,"Flag":false,"When":"0001-01-01T00:00:00Z","Pick":"a","Rows":[{"Name":"x","Value":1},{"Name":"y","Value":2}],"J":{"k":1},"JA":["p","q"],"Re":".","Multi":["a"],"Fl":1.5}"""],
        _ => throw new InvalidOperationException($"Nothing is known of {source} in {flow.FlowId}."),
    };

    private static void AddHostRows(CollectedFlow flow, string host, string artifact)
    {
        string folder = Recording.PathOf(Path.Combine("fleet", host));
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (string file in Directory.GetFiles(folder, "*.jsonl").Order(StringComparer.Ordinal))
        {
            string source = Uri.UnescapeDataString(Path.GetFileNameWithoutExtension(file));
            string[] rows = Lines(File.ReadAllText(file));
            if (source.Split('/')[0] == artifact && rows.Length > 0 && !flow.Results.ContainsKey(source))
            {
                flow.Results[source] = rows;
            }
        }
    }

    /// <summary>The evidence files are the same on every host, and the download holds their content.</summary>
    private static void AddUploadedContent(FlowCollector flows)
    {
        using ZipArchive zip = ZipFile.OpenRead(Recording.PathOf(Path.Combine("containers", "flow-download.zip")));
        foreach (CollectedFlow flow in flows.All)
        {
            flow.FillContent(path => zip.GetEntry("uploads/auto" + path) is { } entry ? Bytes(zip, entry.FullName) : null);
        }
    }

    private static string Text(ZipArchive zip, string name) => Encoding.UTF8.GetString(Bytes(zip, name));

    private static byte[] Bytes(ZipArchive zip, string name)
    {
        using Stream stream = zip.GetEntry(name)!.Open();
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
