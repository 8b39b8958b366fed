using System.Text.Json;
using Megaraptor.Lab.Evaluation.Json;
using Megaraptor.Lab.Evaluation.Time;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Lab.Hosts;
using Megaraptor.Lab.Store.Rows;

namespace Megaraptor.Lab.Fleet;

/// <summary>The machines of the recorded fleet, as far as the recordings tell of them.</summary>
/// <param name="archive">The archive.</param>
internal sealed class RecordedHosts(FleetArchive archive)
{
    /// <summary>The machine of a client; null when nothing is recorded of it.</summary>
    public Host? Find(string clientId)
    {
        string folder = $"hosts/{clientId}/";
        ReadOnlyMemory<byte> info = archive.Read(folder + "info.jsonl");
        return info.IsEmpty
            ? null
            : new Host(clientId, GoJson.ReadObject(info.Span))
            {
                Processes = new JsonLines(archive.Read(folder + "processes.jsonl")),
                Connections = new JsonLines(archive.Read(folder + "connections.jsonl")),
                Files = new HostFiles(new JsonLines(archive.Read(folder + "files.jsonl")).Read().Select(ReadFile)),
            };
    }

    private HostFile ReadFile(ReadOnlyMemory<byte> row)
    {
        using var document = JsonDocument.Parse(row);
        JsonElement file = document.RootElement;
        long size = file.TryGetProperty("size", out JsonElement length) ? length.GetInt64() : 0;
        return new HostFile
        {
            Components = Text(file, "path").Split('/', StringSplitOptions.RemoveEmptyEntries),
            Size = size,
            Mode = HostFileMode.Parse(file.TryGetProperty("mode", out JsonElement mode) ? mode.GetString()! : "-rw-r--r--"),
            Modified = Time(file, "mtime"),
            Accessed = Time(file, "atime"),
            Changed = Time(file, "ctime"),
            Born = Time(file, "btime"),
            Data = file.TryGetProperty("data", out JsonElement data) ? GoJson.ReadObject(Bytes(data)) : new VqlDict(0),
            Hashes = HashesOf(file),
            Content = Text(file, "content") is { Length: > 0 } entry ? new ArchivedFile(archive, entry, size) : null,
        };
    }

    private static byte[] Bytes(JsonElement json) => System.Text.Encoding.UTF8.GetBytes(json.GetRawText());

    private static Dictionary<string, string> HashesOf(JsonElement file)
    {
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string name in (ReadOnlySpan<string>)["MD5", "SHA1", "SHA256"])
        {
            if (Text(file, name.ToLowerInvariant()) is { Length: > 0 } hash)
            {
                hashes.Add(name, hash);
            }
        }

        return hashes;
    }

    private static VqlTime Time(JsonElement file, string name) =>
        Text(file, name) is { Length: > 0 } text && DateText.TryParse(text, VqlZone.Utc, out VqlTime time) ? time : VqlTime.Zero;

    private static string Text(JsonElement file, string name) => file.TryGetProperty(name, out JsonElement value) ? value.GetString()! : "";
}
