using System.Globalization;
using Megaraptor.Sdk.Errors;

namespace Megaraptor.Sdk.Files;

/// <summary>Copies a file of the server's store into a local file, from where that one ends.</summary>
internal static class StoredFileCopy
{
    /// <summary>Copies what is missing. The server ends a file by an empty answer, and answers its own read errors alike: the size decides.</summary>
    /// <param name="client">The server.</param>
    /// <param name="components">The path of the file in the store.</param>
    /// <param name="padding">Whether the holes of a sparse file are filled with zeros.</param>
    /// <param name="size">How many bytes there are to be; null when that is not known.</param>
    /// <param name="file">The local file.</param>
    /// <param name="cancellationToken">Ends the copy; a later one goes on where it ended.</param>
    /// <returns>A task that ends with the copy.</returns>
    /// <exception cref="MegaraptorException">Fewer or more bytes came than there are.</exception>
    internal static async Task RunAsync(VelociraptorClient client, IReadOnlyList<string> components, bool padding, long? size, OutputFile file, CancellationToken cancellationToken)
    {
        while (true)
        {
            ReadOnlyMemory<byte> chunk = await client.ReadStoredFileAsync(components, file.Length, client.FileChunkBytes, padding, cancellationToken).ConfigureAwait(false);
            if (chunk.IsEmpty)
            {
                break;
            }

            await file.WriteAsync(chunk, cancellationToken).ConfigureAwait(false);
        }

        long length = file.Length;
        if (size is not { } expected || length == expected)
        {
            return;
        }

        if (length > expected)
        {
            await file.DiscardAsync().ConfigureAwait(false);
        }

        throw new MegaraptorException(
            MegaraptorErrorCode.Partial,
            string.Create(CultureInfo.InvariantCulture, $"{length} bytes of the file came, and it has {expected}."),
            length < expected
                ? "The server may have failed to read it: look into its log. The same call goes on behind what came."
                : "The file has changed meanwhile: what came was thrown away. Call again.");
    }
}
