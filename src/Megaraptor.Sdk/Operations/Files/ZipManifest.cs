using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Files;

namespace Megaraptor.Sdk.Operations.Files;

/// <summary>The JSON beside a downloaded zip: whence it comes, its hash, and what is in it.</summary>
internal static class ZipManifest
{
    internal const string Ending = ".manifest.json";

    private static readonly JsonWriterOptions s_indented = new() { Indented = true };

    /// <summary>The files of a zip. One that was cut short has no list of them.</summary>
    /// <exception cref="MegaraptorException">It is no whole zip.</exception>
    internal static async Task<IReadOnlyList<ZipArchiveEntry>> ReadAsync(OutputFile file)
    {
        try
        {
            file.Stream.Seek(0, SeekOrigin.Begin);
            using var archive = new ZipArchive(file.Stream, ZipArchiveMode.Read, leaveOpen: true);
            return archive.Entries;
        }
        catch (InvalidDataException failure)
        {
            await file.DiscardAsync().ConfigureAwait(false);
            throw new MegaraptorException(MegaraptorErrorCode.Partial, "What came is no whole zip: it was thrown away.", "The server may have failed to read or to write it: look into its log, and call again.", failure);
        }
    }

    /// <summary>Writes the manifest.</summary>
    /// <param name="client">The server.</param>
    /// <param name="subject">What the zip is of: ids by name.</param>
    /// <param name="path">The zip.</param>
    /// <param name="bytes">Its length.</param>
    /// <param name="sha256">Its hash.</param>
    /// <param name="isLocked">Whether a password opens it.</param>
    /// <param name="entries">Its files.</param>
    /// <param name="file">The manifest's file.</param>
    /// <returns>A task that ends when it is written.</returns>
    internal static Task WriteAsync(VelociraptorClient client, IReadOnlyList<(string Name, string Id)> subject, string path, long bytes, string sha256, bool isLocked, IReadOnlyList<ZipArchiveEntry> entries, OutputFile file) =>
        OutputFailures.GuardAsync(file.Path, async () =>
        {
            var writer = new Utf8JsonWriter(file.Stream, s_indented);
            await using (writer.ConfigureAwait(false))
            {
                writer.WriteStartObject();
                writer.WriteString("manifest", "megaraptor/1");
                writer.WriteString("server", client.Configuration.Address.ToString());
                writer.WriteString("org_id", FileOperations.OrgOf(client));
                foreach ((string name, string id) in subject)
                {
                    writer.WriteString(name, id);
                }

                writer.WriteString("downloaded_at", client.Clock.GetUtcNow().UtcDateTime);
                writer.WriteString("file", Path.GetFileName(path));
                writer.WriteNumber("bytes", bytes);
                writer.WriteString("sha256", sha256);
                writer.WriteBoolean("locked", isLocked);
                writer.WriteStartArray("files");
                foreach (ZipArchiveEntry entry in entries)
                {
                    writer.WriteStartObject();
                    writer.WriteString("name", entry.FullName);
                    writer.WriteNumber("bytes", entry.Length);
                    writer.WriteString("crc32", entry.Crc32.ToString("x8", CultureInfo.InvariantCulture));
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            }
        });
}
