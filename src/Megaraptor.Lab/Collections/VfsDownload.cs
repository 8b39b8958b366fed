using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Megaraptor.Lab.Evaluation.Json;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Lab.Hosts;
using Megaraptor.Lab.Store;
using Megaraptor.Lab.Store.Files;
using Megaraptor.Lab.Store.Flows;
using Megaraptor.Lab.Store.Records;

namespace Megaraptor.Lab.Collections;

/// <summary>The file of a host as the file browser fetches it. It needs no query: row and upload follow from the file.</summary>
internal static class VfsDownload
{
    private const string Source = "System.VFS.DownloadFile";

    /// <summary>The rows by source; null when it is another artifact, or the content of the file is not known.</summary>
    /// <param name="host">The host.</param>
    /// <param name="sources">The sources of the artifact.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="take">Keeps the file.</param>
    /// <param name="clock">The clock.</param>
    public static IEnumerable<(string Source, ReadOnlyMemory<byte>[] Rows)>? Rows(Host? host, IReadOnlyList<string> sources, IReadOnlyList<EnvironmentEntry> parameters, Action<Upload> take, TimeProvider clock)
    {
        if (host is null || !sources.Contains(Source))
        {
            return null;
        }

        string[] path = VfsCollection.ComponentsOf(parameters);
        string accessor = VfsCollection.Value(parameters, "Accessor") is { Length: > 0 } named ? named : "auto";
        string text = "/" + string.Join('/', path);
        return host.Files.Find(path) switch
        {
            null => Row(Describe(text, accessor, path, $"open {text}: no such file or directory")),
            { Mode.IsDirectory: true } => Row(Describe(text, accessor, path, "invalid argument: Directories not supported")),
            { Content: { } content } => Row(Fetch(text, accessor, path, content, take, clock)),
            _ => null,
        };
    }

    private static IEnumerable<(string Source, ReadOnlyMemory<byte>[] Rows)> Row(VqlDict row) => [(Source, [Encoding.UTF8.GetBytes(JsonText.Of(row))])];

    [SuppressMessage("Security", "CA5351", Justification = "The server names files by this hash too.")]
    private static VqlDict Fetch(string text, string accessor, string[] path, StoredFile file, Action<Upload> take, TimeProvider clock)
    {
        byte[] content = new byte[file.Length];
        int length = file.Read(0, content);
        long now = clock.Microseconds();
        take(new Upload
        {
            Timestamp = now / 1_000_000,
            Started = Upload.StartedAt(now),
            Accessor = accessor,
            ClientComponents = path,
            ClientPath = text,
            FileSize = length,
            UploadedSize = length,
            Content = new MemoryFile(content.AsMemory(0, length)),
        });
        return Describe(text, accessor, path, "", length, Convert.ToHexStringLower(SHA256.HashData(content.AsSpan(0, length))), Convert.ToHexStringLower(MD5.HashData(content.AsSpan(0, length))));
    }

    private static VqlDict Describe(string text, string accessor, string[] path, string error, long size = 0, string sha256 = "", string md5 = "") => new VqlDict(8)
        .Set("Path", text)
        .Set("Accessor", accessor)
        .Set("Size", size)
        .Set("StoredSize", size)
        .Set("Sha256", sha256)
        .Set("Md5", md5)
        .Set("Error", error)
        .Set("_Components", VqlList.OfStrings(path));
}
