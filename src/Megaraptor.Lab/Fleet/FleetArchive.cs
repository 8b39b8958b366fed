using System.IO.Compression;

namespace Megaraptor.Lab.Fleet;

/// <summary>The recorded fleet as it lies in this assembly: a zip that is opened, and whose entries are read, when they are first asked for.</summary>
internal sealed class FleetArchive
{
    private const string Resource = "Megaraptor.Lab.Fleet.Recorded.fleet.zip";

    private readonly Lock _lock = new();
    private ZipArchive? _zip;

    /// <summary>Opens the zip in this assembly.</summary>
    public static ZipArchive OpenEmbedded()
    {
        Stream stream = typeof(FleetArchive).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly was built without '{Resource}'.");
        return new ZipArchive(stream, ZipArchiveMode.Read);
    }

    /// <summary>The names of the entries in a folder, in order.</summary>
    /// <param name="folder">The folder, with a slash at its end.</param>
    public IReadOnlyList<string> NamesIn(string folder)
    {
        lock (_lock)
        {
            _zip ??= OpenEmbedded();
            return [.. _zip.Entries.Select(static entry => entry.FullName).Where(name => name.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        }
    }

    /// <summary>The content of an entry; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Read(string name)
    {
        lock (_lock)
        {
            _zip ??= OpenEmbedded();
            if (_zip.GetEntry(name) is not { } entry)
            {
                return ReadOnlyMemory<byte>.Empty;
            }

            byte[] content = new byte[entry.Length];
            using Stream stream = entry.Open();
            stream.ReadExactly(content);
            return content;
        }
    }
}
