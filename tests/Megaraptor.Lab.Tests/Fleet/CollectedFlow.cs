using System.Text.Json.Nodes;

namespace Megaraptor.Lab.Tests.Fleet;

/// <summary>What the recordings hold of one collection.</summary>
internal sealed class CollectedFlow(string clientId, string flowId)
{
    private readonly List<(string Row, byte[]? Content)> _uploads = [];

    public string ClientId => clientId;

    public string FlowId => flowId;

    public string? Context { get; set; }

    public IReadOnlyList<string> Logs { get; set; } = [];

    public Dictionary<string, IReadOnlyList<string>> Results { get; } = new(StringComparer.Ordinal);

    public bool HasUploads => _uploads.Count > 0;

    public void AddUpload(string row, byte[]? content) => _uploads.Add((row, content));

    /// <summary>Looks for the content of uploads by their path on the client.</summary>
    public void FillContent(Func<string, byte[]?> find)
    {
        for (int i = 0; i < _uploads.Count; i++)
        {
            _uploads[i] = (_uploads[i].Row, _uploads[i].Content ?? find(PathOf(_uploads[i].Row)));
        }
    }

    /// <summary>The paths on the client whose content is known, with the entries of the archive that hold it.</summary>
    public IEnumerable<(string Path, string Entry)> ContentEntries =>
        _uploads.Where(static upload => upload.Content is not null).Select(upload => (PathOf(upload.Row), $"flows/{clientId}/{flowId}/uploads{PathOf(upload.Row)}"));

    public void WriteTo(FleetArchiveBuilder archive, string root = "flows")
    {
        string folder = $"{root}/{clientId}/{flowId}/";
        archive.AddLines(folder + "context.json", [Context ?? throw new InvalidOperationException($"{flowId} has no context.")]);
        archive.AddLines(folder + "logs.jsonl", Logs);
        foreach ((string source, IReadOnlyList<string> rows) in Results)
        {
            archive.AddLines($"{folder}results/{Uri.EscapeDataString(source)}.jsonl", rows);
        }

        archive.AddLines(folder + "uploads.jsonl", _uploads.Select(static upload => upload.Row));
        foreach ((string row, byte[]? content) in _uploads)
        {
            archive.Add($"{folder}uploads{PathOf(row)}", content ?? throw new InvalidOperationException($"{flowId} has no content for {PathOf(row)}."));
        }
    }

    private static string PathOf(string row) =>
        string.Concat(JsonNode.Parse(row)!["_client_components"]!.AsArray().Select(static component => "/" + component!.GetValue<string>()));
}
