using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Megaraptor.Lab.Store.Clients;
using Megaraptor.Lab.Store.Files;
using Megaraptor.Lab.Store.Flows;
using Megaraptor.Lab.Store.Records;
using Megaraptor.Lab.Store.Rows;

namespace Megaraptor.Lab.Offline;

/// <summary>One host of a container: a folder with the description of a client and of one collection.</summary>
/// <param name="container">The container.</param>
/// <param name="folder">The folder; empty in the container of a single host.</param>
internal sealed class ContainerHost(ContainerFile container, IReadOnlyList<string> folder)
{
    /// <summary>The name of the collection's description.</summary>
    public const string ContextName = "collection_context.json";

    private const string ClientName = "client_info.json";
    private const string JsonEnding = ".json";
    private const string CsvEnding = ".csv";
    private const long ManifestLimit = 64 * 1024 * 1024;

    /// <summary>Reads the host and its collection into an org.</summary>
    /// <exception cref="EvidenceContainerException">A description is missing or broken.</exception>
    public void AddTo(Store.Orgs.Org org)
    {
        FlowContext context = ReadContext();
        ClientRecord client = ReadClient(context);
        context.ClientId = client.ClientId;
        context.Request ??= new FlowRequest();
        context.Request.ClientId = client.ClientId;
        context.Request.FlowId = context.SessionId;

        // A host may come in several containers, and one collection in two of them.
        if (!org.Clients.Contains(client.ClientId))
        {
            org.Clients.Add(new Client(client, isOnline: false));
        }

        if (org.Flows.Find(client.ClientId, context.SessionId) is not null)
        {
            throw new EvidenceContainerException($"{container.Name}: the collection {context.SessionId} of {client.ClientId} is open already.");
        }

        var flow = new Flow(context) { Logs = Rows("log") };
        foreach (string source in Sources())
        {
            flow.SetResults(source, Rows("results", source));
        }

        flow.Uploads.AddRange(ReadUploads());
        Complete(context, flow);
        org.Flows.Add(flow);
    }

    private FlowContext ReadContext()
    {
        FlowContext context = ReadManifest<FlowContext>(ContextName);
        if (context.SessionId.Length == 0)
        {
            throw new EvidenceContainerException($"{container.Name}: '{ContextName}' names no collection.");
        }

        // Offline collectors write nanoseconds where servers write microseconds.
        context.CreateTime = Microseconds(context.CreateTime);
        context.StartTime = context.StartTime == 0 ? context.CreateTime : Microseconds(context.StartTime);
        context.ActiveTime = context.ActiveTime == 0 ? context.CreateTime + (context.ExecutionDuration / 1000) : Microseconds(context.ActiveTime);
        return context;
    }

    private static long Microseconds(long time) => time > 20_000_000_000_000_000 ? time / 1000 : time;

    /// <summary>A server describes its client; an offline collector describes the host that it ran on, and has no id for it.</summary>
    private ClientRecord ReadClient(FlowContext context)
    {
        if (!container.Contains(Path(ClientName)))
        {
            return Unknown(context, System.IO.Path.GetFileNameWithoutExtension(container.Name));
        }

        using JsonDocument document = ParseManifest(ClientName);
        JsonElement info = document.RootElement;
        string host = Text(info, "hostname", "Hostname");
        ClientRecord record = Unknown(context, host);
        record.ClientId = Text(info, "client_id") is { Length: > 0 } id ? id : record.ClientId;
        record.System = new SystemRecord
        {
            System = Text(info, "system", "OS"),
            Hostname = host,
            Fqdn = Text(info, "fqdn", "Fqdn"),
            Release = Text(info, "release") is { Length: > 0 } release ? release : Text(info, "Platform") + Text(info, "PlatformVersion"),
            Machine = Text(info, "architecture", "Architecture"),
        };
        record.Agent = new AgentRecord
        {
            Name = Text(info, "client_name", "Name"),
            Version = Text(info, "client_version"),
            BuildTime = Text(info, "build_time", "BuildTime"),
            BuildUrl = Text(info, "build_url"),
        };
        record.LastIp = Text(info, "ip_address");
        record.LastInterrogateFlowId = Text(info, "last_interrogate_flow_id");
        record.LastInterrogateArtifactName = Text(info, "last_interrogate_artifact_name");
        record.FirstSeenAt = Number(info, "first_seen_at") is not 0 and var seen ? seen : record.FirstSeenAt;
        record.LastSeenAt = Number(info, "ping") is not 0 and var ping ? ping : record.LastSeenAt;
        if (info.TryGetProperty("mac_addresses", out JsonElement addresses) && addresses.ValueKind == JsonValueKind.Array)
        {
            record.System.MacAddresses.AddRange(addresses.EnumerateArray().Select(static address => address.GetString() ?? ""));
        }

        return record;
    }

    /// <summary>A client of which only the collection is known. Its id is always the same for one host name.</summary>
    private static ClientRecord Unknown(FlowContext context, string host)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(host));
        return new ClientRecord
        {
            ClientId = context.ClientId.Length > 0 ? context.ClientId : "C." + Convert.ToHexStringLower(hash.AsSpan(0, 8)),
            FirstSeenAt = Math.Max(1, context.CreateTime / 1_000_000),
            LastSeenAt = Math.Max(context.CreateTime, context.ActiveTime),
            System = new SystemRecord { Hostname = host },
        };
    }

    private SortedSet<string> Sources()
    {
        var sources = new SortedSet<string>(StringComparer.Ordinal);
        foreach (string[] path in container.Paths)
        {
            if (path.Length == folder.Count + 2 && path.AsSpan(0, folder.Count).SequenceEqual([.. folder]) && path[^2] == "results")
            {
                string name = path[^1];
                if (name.EndsWith(JsonEnding, StringComparison.Ordinal))
                {
                    sources.Add(name[..^JsonEnding.Length]);
                }
                else if (name.EndsWith(CsvEnding, StringComparison.Ordinal))
                {
                    sources.Add(name[..^CsvEnding.Length]);
                }
            }
        }

        return sources;
    }

    /// <summary>The rows of a table: its JSON, or its CSV where that is all there is.</summary>
    private RowSet Rows(params IEnumerable<string> name)
    {
        string[] path = Path(name);
        string[] json = [.. path[..^1], path[^1] + JsonEnding];
        if (container.Contains(json))
        {
            return new MemberRows(() => container.OpenMember(json));
        }

        string[] csv = [.. path[..^1], path[^1] + CsvEnding];
        return container.Contains(csv) ? new CsvRows(() => container.OpenMember(csv)) : RowSet.Empty;
    }

    private IEnumerable<Upload> ReadUploads()
    {
        foreach (ReadOnlyMemory<byte> row in Rows("uploads").Read())
        {
            using JsonDocument document = Parse("uploads", row);
            JsonElement upload = document.RootElement;
            string[] components = Texts(upload, "_Components");
            if (components is not ["uploads", var accessor, .. var rest])
            {
                continue;
            }

            long size = Number(upload, "uploaded_size");
            string[] client = Texts(upload, "_client_components") is { Length: > 0 } own ? own : rest;
            string[] path = Path(components);
            bool isThere = container.Contains(path);
            yield return new Upload
            {
                Timestamp = Seconds(upload),
                Started = Text(upload, "started"),
                Type = Text(upload, "Type"),
                Accessor = Text(upload, "_accessor") is { Length: > 0 } named ? named : accessor,
                ClientComponents = client,
                ClientPath = Text(upload, "vfs_path"),
                FileSize = Number(upload, "file_size"),
                UploadedSize = isThere ? size : 0,
                Content = isThere ? new MemberFile(() => container.OpenMember(path), size) : new MemoryFile(ReadOnlyMemory<byte>.Empty),
            };
        }
    }

    /// <summary>The descriptions of some containers leave out what their rows show.</summary>
    private static void Complete(FlowContext context, Flow flow)
    {
        foreach (string source in flow.ResultNames.Where(source => !context.ArtifactsWithResults.Contains(source)))
        {
            context.ArtifactsWithResults.Add(source);
        }

        if (context.State == FlowState.Unset)
        {
            context.State = FlowState.Finished;
        }
    }

    private TRecord ReadManifest<TRecord>(string name)
        where TRecord : ServerRecord, new()
    {
        using JsonDocument document = ParseManifest(name);
        try
        {
            return RecordReader.Read<TRecord>(document.RootElement);
        }
        catch (FormatException error)
        {
            throw new EvidenceContainerException($"{container.Name}: '{name}' is broken: {error.Message}", error);
        }
    }

    private JsonDocument ParseManifest(string name) => Parse(name, container.ReadMember(ManifestLimit, Path(name)));

    private JsonDocument Parse(string name, ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException error)
        {
            throw new EvidenceContainerException($"{container.Name}: '{name}' is no JSON: {error.Message}", error);
        }
    }

    private string[] Path(params IEnumerable<string> path) => [.. folder, .. path];

    private static long Seconds(JsonElement upload) =>
        upload.TryGetProperty("Timestamp", out JsonElement time) && time.ValueKind == JsonValueKind.String
            ? DateTimeOffset.TryParse(time.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment) ? moment.ToUnixTimeSeconds() : 0
            : Number(upload, "Timestamp");

    private static string Text(JsonElement json, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String)
            {
                return value.GetString()!;
            }
        }

        return "";
    }

    private static long Number(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number) ? number : 0;

    private static string[] Texts(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(static item => item.GetString() ?? "")]
            : [];
}
