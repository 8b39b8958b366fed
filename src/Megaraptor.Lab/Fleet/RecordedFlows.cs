using System.Text.Json;
using Megaraptor.Lab.Store.Flows;
using Megaraptor.Lab.Store.Records;
using Megaraptor.Lab.Store.Rows;

namespace Megaraptor.Lab.Fleet;

/// <summary>The collections in the archive of the recorded fleet.</summary>
/// <param name="archive">The archive.</param>
/// <param name="root">The folder that they are in: <c>flows</c>, or <c>templates</c> for those that only show what later ones would return.</param>
internal sealed class RecordedFlows(FleetArchive archive, string root)
{
    /// <summary>The collections of a client.</summary>
    public IEnumerable<Flow> Of(string clientId)
    {
        string folder = $"{root}/{clientId}/";
        foreach (IGrouping<string, string> entries in archive.NamesIn(folder).GroupBy(name => name[folder.Length..].Split('/')[0], StringComparer.Ordinal))
        {
            yield return Read($"{folder}{entries.Key}/", entries);
        }
    }

    /// <summary>The clients on which a collection of an id ran.</summary>
    public IEnumerable<string> ClientsOf(string flowId) =>
        archive.NamesIn(root + "/").Where(name => name.EndsWith($"/{flowId}/context.json", StringComparison.Ordinal)).Select(static name => name.Split('/')[1]);

    private Flow Read(string folder, IEnumerable<string> entries)
    {
        var flow = new Flow(RecordReader.Read<FlowContext>(archive.Read(folder + "context.json")))
        {
            Logs = new ArchivedRows(archive, folder + "logs.jsonl"),
        };
        string results = folder + "results/";
        foreach (string entry in entries.Where(entry => entry.StartsWith(results, StringComparison.Ordinal)))
        {
            flow.SetResults(Uri.UnescapeDataString(entry[results.Length..^".jsonl".Length]), new ArchivedRows(archive, entry));
        }

        foreach (ReadOnlyMemory<byte> row in new JsonLines(archive.Read(folder + "uploads.jsonl")).Read())
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
            Content = new ArchivedFile(archive, $"{folder}uploads{path}", upload.GetProperty("uploaded_size").GetInt64()),
        };
    }
}
