using System.Globalization;
using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Evidence;
using Megaraptor.Sdk.Files;
using Megaraptor.Sdk.Operations.Flows;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Files;

/// <content>Files that flows brought in.</content>
public partial class FileOperations
{
    /// <summary>Download a file that a collection uploaded into the output folder. Size and hash are checked against what the server and the endpoint recorded; a download that was cut short goes on when it is called again.</summary>
    /// <param name="clientId">The client's id; 'server' for artifacts that ran on the server.</param>
    /// <param name="flowId">The flow's id.</param>
    /// <param name="path">The file's path on the endpoint: client_path of list_flow_uploads, exactly.</param>
    /// <param name="accessor">The accessor by which it was read; needed only when the flow has the path twice.</param>
    /// <param name="expandSparse">Fill the holes of a sparse file with zeros; without it, only what is stored is written.</param>
    /// <param name="cancellationToken">Ends the download; what came is kept for the next call.</param>
    /// <returns>The local file.</returns>
    /// <exception cref="NotFoundException">There is no such client, flow or file.</exception>
    /// <exception cref="OutputException">The file cannot be written, or is there already.</exception>
    [Operation("download_upload", Effect.Read, Needs = Permission.ReadResults, Verb = "files download")]
    public virtual async Task<DownloadedFile> DownloadAsync(string clientId, string flowId, string path, string? accessor = null, bool expandSparse = true, CancellationToken cancellationToken = default)
    {
        FlowHeader flow = await FlowAsync(clientId, flowId, cancellationToken).ConfigureAwait(false);
        (StoredUpload upload, bool isSparse) = await FindAsync(clientId, flowId, path, accessor, cancellationToken).ConfigureAwait(false);
        bool isExpanded = isSparse && expandSparse;
        long size = isExpanded ? upload.FileSize : upload.UploadedSize;
        string[] components = [.. upload.Components];
        string origin = string.Create(CultureInfo.InvariantCulture, $"{string.Join('/', components)}|{size}|{upload.UploadedAt}|{isExpanded}");

        // clients, the client, collections, the flow: what follows names the file within the flow.
        OutputFile file = client.Output.Begin([.. FoldersOf(client, clientId, flowId), .. components.Skip(4).SkipLast(1)], components[^1], origin);
        await using (file.ConfigureAwait(false))
        {
            await StoredFileCopy.RunAsync(client, components, isExpanded, size, file, cancellationToken).ConfigureAwait(false);
            string hash = await file.HashAsync(cancellationToken).ConfigureAwait(false);
            IReadOnlyList<string> recorded = isSparse ? [] : await new UploadHashes(client, clientId, flowId).FindAsync(flow.ArtifactsWithResults, path, cancellationToken).ConfigureAwait(false);
            if (recorded.Count > 0 && !recorded.Contains(hash, StringComparer.OrdinalIgnoreCase))
            {
                await file.DiscardAsync().ConfigureAwait(false);
                throw new MegaraptorException(
                    MegaraptorErrorCode.EvidenceChanged,
                    $"The stored file has the SHA-256 {hash}, and the endpoint recorded {string.Join(" and ", recorded)}.",
                    "The file was changed on the server, or is not complete there: it was thrown away here. Collect it again.");
            }

            long length = file.Length;
            await file.CompleteAsync().ConfigureAwait(false);
            return new DownloadedFile(file.Path, length, hash, recorded.Count > 0 ? hash : null, upload.ClientPath, upload.FileSize, isSparse);
        }
    }

    /// <summary>Read a piece of a file that a collection uploaded, without downloading it: a header, a script, the end of a log.</summary>
    /// <param name="clientId">The client's id; 'server' for artifacts that ran on the server.</param>
    /// <param name="flowId">The flow's id.</param>
    /// <param name="path">The file's path on the endpoint: client_path of list_flow_uploads, exactly.</param>
    /// <param name="accessor">The accessor by which it was read; needed only when the flow has the path twice.</param>
    /// <param name="offset">The first byte to read, from 0.</param>
    /// <param name="length">Most bytes to read.</param>
    /// <param name="encoding">How the bytes are written.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="NotFoundException">There is no such client, flow or file.</exception>
    [Operation("read_file_bytes", Effect.Read, Needs = Permission.ReadResults, Verb = "files read")]
    public virtual async Task<FileBytes> ReadAsync(
        string clientId,
        string flowId,
        string path,
        string? accessor = null,
        [Range(0, long.MaxValue)] long offset = 0,
        [Range(1, 65_536)] int length = 4096,
        ByteEncoding encoding = ByteEncoding.Text,
        CancellationToken cancellationToken = default)
    {
        await FlowAsync(clientId, flowId, cancellationToken).ConfigureAwait(false);
        (StoredUpload upload, bool isSparse) = await FindAsync(clientId, flowId, path, accessor, cancellationToken).ConfigureAwait(false);
        long size = isSparse ? upload.FileSize : upload.UploadedSize;
        if (offset > size)
        {
            throw new InvalidArgumentException(string.Create(CultureInfo.InvariantCulture, $"The file has {size} bytes: there is none at {offset}."), "Begin within the file.");
        }

        ReadOnlyMemory<byte> bytes = await client.ReadStoredFileAsync(upload.Components, offset, length, isSparse, cancellationToken).ConfigureAwait(false);
        return bytes.Length == Math.Min(length, size - offset)
            ? new FileBytes(upload.ClientPath, offset, bytes.Length, size, encoding, FileBytes.Write(bytes.Span, encoding))
            : throw new MegaraptorException(
                MegaraptorErrorCode.Partial,
                string.Create(CultureInfo.InvariantCulture, $"{bytes.Length} bytes came where the file has {Math.Min(length, size - offset)}."),
                "The server may have failed to read the file: look into its log.");
    }

    private async Task<(StoredUpload Upload, bool IsSparse)> FindAsync(string clientId, string flowId, string path, string? accessor, CancellationToken cancellationToken)
    {
        IReadOnlyList<StoredUpload> rows = await ReadUploadsAsync(clientId, flowId, path, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        StoredUpload[] found = [.. rows.Where(row => row.Type.Length == 0 && row.ClientPath == path && (accessor is null || row.Accessor == accessor)).DistinctBy(static row => string.Join('\0', row.Components))];
        return found switch
        {
            [var one] when one.Components.Count > 5 => (one, rows.Any(row => row.Type == StoredUpload.Index && IsIndexOf(row, one))),
            [] => throw new NotFoundException(
                $"Flow {flowId} has no upload '{EvidenceText.Show(path)}'{(accessor is null ? "" : $" by the accessor '{EvidenceText.Show(accessor)}'")}.",
                "list_flow_uploads lists them: give client_path exactly. A file that is on the endpoint only is collected with fetch_file."),
            [var odd] => throw new MegaraptorException(MegaraptorErrorCode.ServerError, $"The server keeps the upload at '{EvidenceText.Show(string.Join('/', odd.Components))}', which is no place of an upload.", "It may be of a version that this client does not know."),
            _ => throw new InvalidArgumentException($"Flow {flowId} has the path '{EvidenceText.Show(path)}' several times.", $"Name the accessor: {string.Join(", ", found.Select(static row => row.Accessor))}."),
        };
    }

    /// <summary>The index of a sparse file stands beside it, under its name or that name with an ending.</summary>
    private static bool IsIndexOf(StoredUpload index, StoredUpload file) =>
        index.Components.Count == file.Components.Count
        && index.Components.SkipLast(1).SequenceEqual(file.Components.SkipLast(1))
        && (index.Components[^1] == file.Components[^1] || index.Components[^1] == $"{file.Components[^1]}.{StoredUpload.Index}");

    [Vql("""
        SELECT client_path, file_size, uploaded_size, _accessor AS accessor, Timestamp AS uploaded_at, Type AS type, _Components AS components
        FROM uploads(client_id=@clientId, flow_id=@flowId)
        WHERE client_path = @path OR Type = "idx"
        """)]
    private partial VqlRows<StoredUpload> ReadUploadsAsync(string clientId, string flowId, string path, CancellationToken cancellationToken);
}
