using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Megaraptor.Lab.Tests.Fleet;

/// <summary>Gathers the entries of the Lab's recorded fleet and writes them in one fixed way, so that the same recordings give the same file.</summary>
internal sealed class FleetArchiveBuilder
{
    private static readonly DateTimeOffset s_date = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);

    private readonly SortedDictionary<string, byte[]> _entries = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, byte[]> Entries => _entries;

    public void Add(string name, byte[] content) => _entries.Add(name, content);

    public void AddLines(string name, IEnumerable<string> lines)
    {
        string text = string.Concat(lines.Select(static line => line + "\n"));
        if (text.Length > 0)
        {
            Add(name, Encoding.UTF8.GetBytes(text));
        }
    }

    public byte[] ToZip()
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in _entries)
            {
                ZipArchiveEntry entry = zip.CreateEntry(name, CompressionLevel.SmallestSize);
                entry.LastWriteTime = s_date;
                using Stream stream = entry.Open();
                stream.Write(content);
            }
        }

        return memory.ToArray();
    }

    /// <summary>The rows of a response, each as the server wrote it.</summary>
    public static IReadOnlyList<string> Rows(string response)
    {
        using var document = JsonDocument.Parse(response);
        return [.. document.RootElement.EnumerateArray().Select(static row => row.GetRawText())];
    }
}
