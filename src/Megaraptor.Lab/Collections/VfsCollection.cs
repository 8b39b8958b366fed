using System.Globalization;
using System.Text;
using System.Text.Json;
using Megaraptor.Lab.Evaluation.Json;
using Megaraptor.Lab.Evaluation.Paths;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Lab.Hosts;
using Megaraptor.Lab.Store.Records;

namespace Megaraptor.Lab.Collections;

/// <summary>The listing of a host's directories as the file browser asks for it. It needs no query: the rows follow from the files.</summary>
internal static class VfsCollection
{
    /// <summary>The source without a name, which never has rows.</summary>
    private const string Unnamed = "System.VFS.ListDirectory";

    private const string Listing = "System.VFS.ListDirectory/Listing";
    private const string Statistics = "System.VFS.ListDirectory/Stats";

    /// <summary>The rows by source; null when it is another artifact, or nothing is known of the directory.</summary>
    public static IEnumerable<(string Source, ReadOnlyMemory<byte>[] Rows)>? Rows(Host? host, IReadOnlyList<string> sources, IReadOnlyList<EnvironmentEntry> parameters)
    {
        if (host is null || !sources.Any(static source => source is Listing or Statistics or Unnamed))
        {
            return null;
        }

        string[] directory = ComponentsOf(parameters);
        if (host.Files.Find(directory) is null)
        {
            return null;
        }

        string accessor = Value(parameters, "Accessor") is { Length: > 0 } named ? named : "auto";
        long depth = long.TryParse(Value(parameters, "Depth"), CultureInfo.InvariantCulture, out long given) ? given : 0;
        ReadOnlyMemory<byte>[] rows = [.. Below(host.Files, directory, Math.Max(1, depth)).Select((file, index) => Encode(file, host.Kind, accessor, index))];
        return sources.Select(source => (source, source switch
        {
            Listing => rows,
            Statistics => [Bytes(new VqlDict(3)
                .Set("Components", VqlList.OfStrings(directory))
                .Set("Accessor", accessor)
                .Set("Stats", new VqlDict(2).Set("start_idx", 0L).Set("end_idx", (long)rows.Length)))],
            _ => Array.Empty<ReadOnlyMemory<byte>>(),
        }));
    }

    private static IEnumerable<HostFile> Below(HostFiles files, IReadOnlyList<string> directory, long depth)
    {
        foreach (HostFile file in files.In(directory))
        {
            yield return file;
            if (file.Mode.IsDirectory && depth > 1)
            {
                foreach (HostFile inner in Below(files, file.Components, depth - 1))
                {
                    yield return inner;
                }
            }
        }
    }

    private static ReadOnlyMemory<byte> Encode(HostFile file, PathKind kind, string accessor, int index) => Bytes(new VqlDict(12)
        .Set("_OSPath", kind.Join(file.Components, ""))
        .Set("_Components", VqlList.OfStrings(file.Components))
        .Set("_Accessor", accessor)
        .Set("_Data", file.Data)
        .Set("Name", file.Name)
        .Set("Size", file.Size)
        .Set("Mode", file.Mode.ToString())
        .Set("mtime", file.Modified)
        .Set("atime", file.Accessed)
        .Set("ctime", file.Changed)
        .Set("btime", file.Born)
        .Set("_Idx", (long)index));

    private static ReadOnlyMemory<byte> Bytes(VqlDict row) => Encoding.UTF8.GetBytes(JsonText.Of(row));

    /// <summary>The components of the path that was asked for; none for the root.</summary>
    public static string[] ComponentsOf(IReadOnlyList<EnvironmentEntry> parameters)
    {
        string text = Value(parameters, "Components");
        if (!text.StartsWith('['))
        {
            return [];
        }

        using var document = JsonDocument.Parse(text);
        return [.. document.RootElement.EnumerateArray().Select(static component => component.ToString())];
    }

    /// <summary>The value of a parameter; empty when there is none.</summary>
    public static string Value(IReadOnlyList<EnvironmentEntry> parameters, string name) => parameters.FirstOrDefault(entry => entry.Key == name)?.Value ?? "";
}
