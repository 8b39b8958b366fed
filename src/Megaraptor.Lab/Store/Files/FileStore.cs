using Megaraptor.Lab.Store.Flows;
using Megaraptor.Lab.Store.Rows;

namespace Megaraptor.Lab.Store.Files;

/// <summary>The files of an org as the server addresses them: what collections brought in, their rows and logs, and what was prepared for download.</summary>
/// <param name="flows">The org's collections.</param>
internal sealed class FileStore(FlowTable flows)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, StoredFile> _files = new(StringComparer.Ordinal);

    /// <summary>Stores a file.</summary>
    /// <param name="path">Its path, without a leading slash.</param>
    /// <param name="file">The file.</param>
    public void Add(string path, StoredFile file)
    {
        lock (_lock)
        {
            _files[path] = file;
        }
    }

    /// <summary>Removes a file that was stored.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Remove(string path)
    {
        lock (_lock)
        {
            return _files.Remove(path);
        }
    }

    /// <summary>Opens a file.</summary>
    /// <param name="components">Its path, one component each.</param>
    /// <returns>The file; null when there is none.</returns>
    public StoredFile? Open(IReadOnlyList<string> components)
    {
        lock (_lock)
        {
            if (_files.TryGetValue(string.Join('/', components), out StoredFile? file))
            {
                return file;
            }
        }

        string[] parts = [.. components];
        return parts switch
        {
            ["clients", var clientId, "collections", var flowId, "uploads", var accessor, .. var path] => OpenUpload(clientId, flowId, accessor, path),
            ["clients", var clientId, "collections", var flowId, "logs.json"] => Rows(flows.Find(clientId, flowId)?.Logs),
            ["clients", var clientId, "artifacts", var artifact, var name] when Name(name) is { } flowId => Rows(Results(clientId, flowId, artifact)),
            ["clients", var clientId, "artifacts", var artifact, var flowId, var name] when Name(name) is { } source => Rows(Results(clientId, flowId, $"{artifact}/{source}")),
            _ => null,
        };
    }

    private StoredFile? OpenUpload(string clientId, string flowId, string accessor, string[] path)
    {
        if (flows.Find(clientId, flowId) is not { } flow)
        {
            return null;
        }

        lock (flow.Gate)
        {
            return flow.Uploads.Find(upload => upload.Accessor == accessor && upload.Type.Length == 0 && upload.ClientComponents.SequenceEqual(path))?.Content;
        }
    }

    private RowSet? Results(string clientId, string flowId, string source)
    {
        if (flows.Find(clientId, flowId) is not { } flow)
        {
            return null;
        }

        lock (flow.Gate)
        {
            return flow.Results(source);
        }
    }

    private static string? Name(string file) => file.EndsWith(".json", StringComparison.Ordinal) ? file[..^".json".Length] : null;

    private static MemoryFile? Rows(RowSet? rows)
    {
        if (rows is null || rows.Count == 0)
        {
            return null;
        }

        using var memory = new MemoryStream();
        foreach (ReadOnlyMemory<byte> row in rows.Read())
        {
            memory.Write(row.Span);
            memory.WriteByte((byte)'\n');
        }

        return new MemoryFile(memory.ToArray());
    }
}
