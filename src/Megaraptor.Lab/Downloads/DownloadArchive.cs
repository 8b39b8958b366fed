using System.IO.Compression;
using System.Text;
using Megaraptor.Lab.Artifacts.Compilation;
using Megaraptor.Lab.Evaluation.Documents;
using Megaraptor.Lab.Evaluation.Json;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Lab.Store.Clients;
using Megaraptor.Lab.Store.Flows;
using Megaraptor.Lab.Store.Hunts;
using Megaraptor.Lab.Store.Orgs;
using Megaraptor.Lab.Store.Records;
using Megaraptor.Lab.Store.Rows;

namespace Megaraptor.Lab.Downloads;

/// <summary>Writes collections and hunts into a zip with the layout that servers give it.</summary>
internal sealed class DownloadArchive : IDisposable
{
    private readonly MemoryStream _memory = new();
    private readonly ZipArchive _zip;
    private readonly Org _org;
    private readonly DownloadFormat _format;
    private readonly Action<string> _log;
    private readonly DateTimeOffset _now;

    /// <summary>Begins a zip.</summary>
    /// <param name="org">The org.</param>
    /// <param name="format">In which forms rows are written.</param>
    /// <param name="now">The time of the files.</param>
    /// <param name="log">Hears of every file that is copied.</param>
    public DownloadArchive(Org org, DownloadFormat format, DateTimeOffset now, Action<string> log)
    {
        _org = org;
        _format = format;
        _now = now;
        _log = log;
        _zip = new ZipArchive(_memory, ZipArchiveMode.Create, leaveOpen: true);
    }

    /// <summary>Writes a collection.</summary>
    /// <param name="flow">The collection.</param>
    /// <param name="prefix">The folder, with a slash at its end; empty for the root.</param>
    public void AddFlow(Flow flow, string prefix)
    {
        FlowContext context;
        (string Name, RowSet Rows)[] results;
        Upload[] uploads;
        lock (flow.Gate)
        {
            context = RecordCopy.Of(flow.Context);
            results = [.. flow.Context.ArtifactsWithResults.Union(flow.ResultNames, StringComparer.Ordinal).Select(name => (name, flow.Results(name)))];
            uploads = [.. flow.Uploads];
        }

        if (_org.Clients.TryRead(flow.ClientId, Describe, out VqlDict? client))
        {
            AddText(prefix + "client_info.json", JsonIndent.Of(JsonText.Of(client)));
        }

        AddText(prefix + "collection_context.json", JsonIndent.Of(JsonText.Of(SparseEncoding.Of(context, SparseStyle.Raw))));
        AddText(prefix + "requests.json", JsonIndent.Of(JsonText.Of(Requests(flow))));
        AddRows(prefix + "log", flow.Logs);
        foreach ((string name, RowSet rows) in results)
        {
            AddRows($"{prefix}results/{Escape(name)}", rows);
        }

        AddUploads(flow, uploads, prefix);
    }

    /// <summary>Writes a hunt: what it is, its rows of all clients together, and then each client's collection.</summary>
    /// <param name="hunt">The hunt.</param>
    /// <param name="onlyCombined">Whether to leave the clients' collections out.</param>
    public void AddHunt(Hunt hunt, bool onlyCombined)
    {
        HuntRecord record;
        lock (hunt.Gate)
        {
            record = RecordCopy.Of(hunt.Record);
        }

        IEnumerable<Flow> flows = hunt.AllFlows().Select(flow => _org.Flows.Find(flow.ClientId, flow.FlowId)).OfType<Flow>();

        record.Stats!.Downloads ??= new AvailableDownloads();
        AddText("hunt_info.json", JsonIndent.Of(JsonText.Of(SparseEncoding.Of(record, SparseStyle.ProtoJson))));
        foreach (string source in record.ArtifactSources.Order(StringComparer.Ordinal))
        {
            GrowingRows rows = Combine(flows, source);
            if (rows.Count > 0)
            {
                AddRows($"results/All {Escape(source)}", rows);
            }
        }

        foreach (Flow flow in onlyCombined ? [] : flows)
        {
            AddFlow(flow, $"{Escape(HostOf(flow.ClientId))}-{flow.ClientId}/");
        }
    }

    /// <summary>Adds a text.</summary>
    public void AddText(string name, string text) => AddBytes(name, Encoding.UTF8.GetBytes(text));

    /// <summary>Ends the zip.</summary>
    /// <param name="password">Locks it; empty for none.</param>
    public byte[] Finish(string password)
    {
        _zip.Dispose();
        byte[] content = _memory.ToArray();
        return password.Length == 0 ? content : LockedZip.Lock(content, password);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _zip.Dispose();
        _memory.Dispose();
    }

    /// <summary>A name with what must not stand in the name of a file percent-encoded.</summary>
    private static string Escape(string name)
    {
        string escaped = name.Replace("%", "%25", StringComparison.Ordinal).Replace("/", "%2F", StringComparison.Ordinal);
        return escaped.StartsWith('.') ? "%2E" + escaped[1..] : escaped;
    }

    private string HostOf(string clientId) => _org.Clients.TryRead(clientId, static client => client.Record.System?.Hostname, out string? host) ? host ?? "" : "";

    private static VqlDict Describe(Client client)
    {
        ClientRecord record = client.Record;
        SystemRecord system = record.System ?? new SystemRecord();
        AgentRecord agent = record.Agent ?? new AgentRecord();
        VqlDict dict = new VqlDict(20)
            .Set("client_id", record.ClientId)
            .Set("hostname", system.Hostname)
            .Set("fqdn", system.Fqdn)
            .Set("system", system.System)
            .Set("release", system.Release)
            .Set("architecture", system.Machine)
            .Set("ip_address", record.LastIp)
            .Set("ping", record.LastSeenAt)
            .Set("client_version", agent.Version)
            .Set("client_name", agent.Name)
            .Set("first_seen_at", record.FirstSeenAt)
            .Set("build_time", agent.BuildTime)
            .Set("mac_addresses", VqlList.OfStrings(system.MacAddresses))
            .Set("last_interrogate_flow_id", record.LastInterrogateFlowId)
            .Set("last_interrogate_artifact_name", record.LastInterrogateArtifactName);
        return record.LastHuntTimestamp == 0 ? dict : dict.Set("last_hunt_timestamp", record.LastHuntTimestamp);
    }

    private static VqlDict Requests(Flow flow)
    {
        if (flow.Queries.Count == 0)
        {
            return new VqlDict(1).Set("items", VqlList.OfStrings([]));
        }

        VqlDict request = new VqlDict(4)
            .Set("VQLClientActions", new VqlList([.. flow.Queries.Select(static query => SparseEncoding.Of(query, SparseStyle.Raw))]))
            .Set("log_batch_time", 2L)
            .Set("max_upload_bytes", flow.Context.Request?.MaxUploadBytes ?? 0)
            .Set("compression", 1L);
        VqlDict item = new VqlDict(3).Set("session_id", flow.FlowId).Set("request_id", 1L).Set("FlowRequest", request);
        return new VqlDict(1).Set("items", new VqlList([item]));
    }

    private GrowingRows Combine(IEnumerable<Flow> flows, string source)
    {
        var rows = new GrowingRows();
        foreach (Flow flow in flows)
        {
            _org.Clients.TryRead(flow.ClientId, static client => client.Record.System?.Fqdn, out string? fqdn);
            foreach (ReadOnlyMemory<byte> row in flow.Results(source).Read())
            {
                VqlDict dict = GoJson.ReadObject(row.Span).Set("FlowId", flow.FlowId).Set("ClientId", flow.ClientId).Set("Fqdn", fqdn ?? "");
                rows.Add(Encoding.UTF8.GetBytes(JsonText.Of(dict)));
            }
        }

        return rows;
    }

    private void AddRows(string name, RowSet rows)
    {
        if (_format.HasCsv)
        {
            AddText(name + ".csv", CsvOf(rows));
        }

        if (_format.HasJson)
        {
            using Stream entry = Open(name + ".json");
            foreach (ReadOnlyMemory<byte> row in rows.Read())
            {
                entry.Write(row.Span);
                entry.WriteByte((byte)'\n');
            }
        }
    }

    private static string CsvOf(RowSet rows)
    {
        var text = new StringBuilder();
        string[]? header = null;
        foreach (ReadOnlyMemory<byte> row in rows.Read())
        {
            VqlDict dict = GoJson.ReadObject(row.Span);
            if (header is null)
            {
                header = [.. dict.Keys];
                CsvText.AppendLine(text, header);
            }

            CsvText.AppendLine(text, header.Select(column => CsvTable.CellOf(dict[column])));
        }

        return text.ToString();
    }

    private void AddUploads(Flow flow, Upload[] uploads, string prefix)
    {
        var rows = new GrowingRows();
        foreach (Upload upload in uploads)
        {
            string[] components = ["uploads", upload.Accessor, .. upload.ClientComponents];
            if (upload.Type.Length == 0)
            {
                _log($"DEBUG: downloadFlowToZip: Copy file from /clients/{flow.ClientId}/collections/{flow.FlowId}/{string.Join('/', components)} to /{string.Join('/', components)}");
                using Stream entry = Open(prefix + string.Join('/', components.Select(Escape)));
                using var content = new Store.Files.StoredFileStream(upload.Content);
                content.CopyTo(entry);
            }

            VqlDict row = new VqlDict(9)
                .Set("Timestamp", upload.Timestamp)
                .Set("started", upload.Started)
                .Set("vfs_path", upload.ClientPath)
                .Set("Type", upload.Type)
                .Set("_Components", VqlList.OfStrings(components))
                .Set("file_size", upload.FileSize)
                .Set("_accessor", upload.Accessor)
                .Set("_client_components", VqlList.OfStrings(upload.ClientComponents))
                .Set("uploaded_size", upload.UploadedSize);
            rows.Add(Encoding.UTF8.GetBytes(JsonText.Of(row)));
        }

        AddBytes(prefix + "uploads.json.index", IndexOf(rows));
        AddRows(prefix + "uploads", rows);
    }

    /// <summary>For each row where it begins, and that it is one row.</summary>
    private static byte[] IndexOf(RowSet rows)
    {
        using var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory);
        uint offset = 0;
        foreach (ReadOnlyMemory<byte> row in rows.Read())
        {
            writer.Write(offset);
            writer.Write(1u);
            offset += (uint)row.Length + 1;
        }

        return memory.ToArray();
    }

    private void AddBytes(string name, byte[] content)
    {
        using Stream entry = Open(name);
        entry.Write(content);
    }

    private Stream Open(string name)
    {
        ZipArchiveEntry entry = _zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = _now;
        return entry.Open();
    }
}
