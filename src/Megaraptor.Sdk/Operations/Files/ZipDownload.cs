using System.IO.Compression;
using Megaraptor.Sdk.Files;

namespace Megaraptor.Sdk.Operations.Files;

/// <summary>Gets a zip that the server makes of a flow or hunt. What was cut short goes on with the zip that the server still has; else it makes a new one.</summary>
internal sealed class ZipDownload(VelociraptorClient client, IReadOnlyList<(string Name, string Id)> subject, string name)
{
    /// <summary>The folders below the output folder, after the subject.</summary>
    private string[] Folders => [FileOperations.OrgOf(client), .. subject.Select(static part => part.Id)];

    /// <summary>What names the password; null for none.</summary>
    internal string? PasswordFrom { get; init; }

    /// <summary>Whether all had ended before.</summary>
    internal bool HadEnded { get; init; }

    /// <summary>Gets it.</summary>
    /// <param name="prepare">Lets the server make the zip; gives its place.</param>
    /// <param name="list">The zips that the server has of the subject.</param>
    /// <param name="cancellationToken">Ends the download; what came is kept.</param>
    /// <returns>The zip.</returns>
    internal async Task<DownloadedZip> RunAsync(
        Func<CancellationToken, Task<IReadOnlyList<string>>> prepare,
        Func<CancellationToken, Task<IReadOnlyList<ListedZip>>> list,
        CancellationToken cancellationToken)
    {
        OutputFolder output = client.Output;
        output.EnsureNew(Folders, name);
        output.EnsureNew(Folders, name + ZipManifest.Ending);
        string? begun = output.OriginOf(Folders, name);
        StoredZip? zip = begun is null ? null : StoredZip.Find(begun, PasswordFrom, await list(cancellationToken).ConfigureAwait(false));
        if (zip is null)
        {
            IReadOnlyList<string> components = await prepare(cancellationToken).ConfigureAwait(false);
            IReadOnlyList<ListedZip> ready = await list(cancellationToken).ConfigureAwait(false);
            zip = new StoredZip(components, ready.FirstOrDefault(listed => listed.Complete && listed.Name == components[^1]));
        }

        OutputFile file = output.Begin(Folders, name, zip.Origin(PasswordFrom));
        await using (file.ConfigureAwait(false))
        {
            await StoredFileCopy.RunAsync(client, zip.Components, padding: false, zip.Listed?.Size, file, cancellationToken).ConfigureAwait(false);
            string hash = await file.HashAsync(cancellationToken).ConfigureAwait(false);
            IReadOnlyList<ZipArchiveEntry> entries = await ZipManifest.ReadAsync(file).ConfigureAwait(false);
            long bytes = file.Length;
            await file.CompleteAsync().ConfigureAwait(false);
            OutputFile manifest = output.Begin(Folders, name + ZipManifest.Ending);
            await using (manifest.ConfigureAwait(false))
            {
                await ZipManifest.WriteAsync(client, subject, file.Path, bytes, hash, PasswordFrom is not null, entries, manifest).ConfigureAwait(false);
                await manifest.CompleteAsync().ConfigureAwait(false);
            }

            return new DownloadedZip(file.Path, manifest.Path, bytes, hash, entries.Count, PasswordFrom is not null, HadEnded);
        }
    }
}
