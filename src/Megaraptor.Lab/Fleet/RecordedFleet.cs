using System.Text.Json;
using Megaraptor.Lab.Identity;
using Megaraptor.Lab.Store;
using Megaraptor.Lab.Store.Clients;
using Megaraptor.Lab.Store.Files;
using Megaraptor.Lab.Store.Flows;
using Megaraptor.Lab.Store.Hunts;
using Megaraptor.Lab.Store.Records;
using Megaraptor.Lab.Store.Rows;

namespace Megaraptor.Lab.Fleet;

/// <summary>The recorded intrusion: a web server that was broken into, a build server that was reached from it, a clean database and a laptop that is offline.</summary>
internal sealed class RecordedFleet
{
    /// <summary>The host that does not answer: what is scheduled for it waits.</summary>
    private const string OfflineHost = "laptop-07";

    private readonly FleetArchive _archive = new();

    /// <summary>Puts the fleet, its users and its second org into a Lab.</summary>
    public static void Populate(LabState state)
    {
        var fleet = new RecordedFleet();
        foreach (string role in (ReadOnlySpan<string>)["analyst", "artifact_writer", "investigator", "reader"])
        {
            state.Users.Grant(role, OrgIds.Root, Policy.OfRoles([role, "api"]));
        }

        state.Orgs.Add("O93V0", "Second Org");
        foreach (ReadOnlyMemory<byte> row in new JsonLines(fleet._archive.Read("clients.jsonl")).Read())
        {
            ClientRecord record = RecordReader.Read<ClientRecord>(row);
            state.Orgs.Root.Clients.Add(new Client(record, isOnline: record.System?.Hostname != OfflineHost));
        }

        state.Orgs.Root.Flows.AddSource(fleet.FlowsOf);
        foreach (ReadOnlyMemory<byte> row in new JsonLines(fleet._archive.Read("hunts.jsonl")).Read())
        {
            state.Orgs.Root.Hunts.Add(fleet.ReadHunt(row));
        }
    }

    private Hunt ReadHunt(ReadOnlyMemory<byte> row)
    {
        var hunt = new Hunt(RecordReader.Read<HuntRecord>(row));
        string flowId = hunt.Record.StartRequest?.FlowId ?? "";
        foreach (string client in _archive.NamesIn("flows/").Where(name => name.EndsWith($"/{flowId}/context.json", StringComparison.Ordinal)))
        {
            hunt.Flows.Add((client.Split('/')[1], flowId));
        }

        return hunt;
    }

    private IEnumerable<Flow> FlowsOf(string clientId)
    {
        string folder = $"flows/{clientId}/";
        foreach (IGrouping<string, string> entries in _archive.NamesIn(folder).GroupBy(name => name[folder.Length..].Split('/')[0], StringComparer.Ordinal))
        {
            yield return ReadFlow($"{folder}{entries.Key}/", entries);
        }
    }

    private Flow ReadFlow(string folder, IEnumerable<string> entries)
    {
        var flow = new Flow(RecordReader.Read<FlowContext>(_archive.Read(folder + "context.json")))
        {
            Logs = new ArchivedRows(_archive, folder + "logs.jsonl"),
        };
        string results = folder + "results/";
        foreach (string entry in entries.Where(entry => entry.StartsWith(results, StringComparison.Ordinal)))
        {
            flow.SetResults(Uri.UnescapeDataString(entry[results.Length..^".jsonl".Length]), new ArchivedRows(_archive, entry));
        }

        foreach (ReadOnlyMemory<byte> row in new JsonLines(_archive.Read(folder + "uploads.jsonl")).Read())
        {
            flow.Uploads.Add(ReadUpload(folder, row));
        }

        return flow;
    }

    private Upload ReadUpload(string folder, ReadOnlyMemory<byte> row)
    {
        using var document = JsonDocument.Parse(row);
        JsonElement upload = document.RootElement;
        string[] components = [.. upload.GetProperty("_client_components").EnumerateArray().Select(static component => component.GetString()!)];
        string path = "/" + string.Join('/', components);
        return new Upload
        {
            Timestamp = upload.GetProperty("Timestamp").GetInt64(),
            Started = upload.GetProperty("started").GetString()!,
            Accessor = upload.GetProperty("_accessor").GetString()!,
            ClientComponents = components,
            ClientPath = path,
            FileSize = upload.GetProperty("file_size").GetInt64(),
            UploadedSize = upload.GetProperty("uploaded_size").GetInt64(),
            Content = new ArchivedFile(_archive, $"{folder}uploads{path}", upload.GetProperty("uploaded_size").GetInt64()),
        };
    }

    /// <summary>Rows that are read from the archive when they are first asked for.</summary>
    private sealed class ArchivedRows(FleetArchive archive, string name) : RowSet
    {
        private readonly Lazy<JsonLines> _lines = new(() => new JsonLines(archive.Read(name)));

        public override long Count => _lines.Value.Count;

        public override IEnumerable<ReadOnlyMemory<byte>> Read(long start = 0) => _lines.Value.Read(start);
    }

    /// <summary>A file that is read from the archive when it is first asked for.</summary>
    private sealed class ArchivedFile(FleetArchive archive, string name, long length) : StoredFile
    {
        private readonly Lazy<MemoryFile> _content = new(() => new MemoryFile(archive.Read(name)));

        public override long Length => length;

        public override int Read(long offset, Span<byte> buffer) => _content.Value.Read(offset, buffer);
    }
}
