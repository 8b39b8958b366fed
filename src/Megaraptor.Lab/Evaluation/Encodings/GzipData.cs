using System.IO.Compression;

namespace Megaraptor.Lab.Evaluation.Encodings;

/// <summary>Data compressed by gzip.</summary>
internal static class GzipData
{
    /// <summary>No more than this is decompressed: a small input can hold much.</summary>
    private const long Limit = 256 * 1024 * 1024;

    /// <summary>Decompresses data.</summary>
    /// <param name="data">The compressed bytes.</param>
    /// <param name="length">The most bytes to return; 0 for all.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="InvalidDataException">The data is no gzip; the message is in the server's words.</exception>
    public static byte[] Decompress(byte[] data, long length)
    {
        if (data.Length == 0)
        {
            throw new InvalidDataException("EOF");
        }

        if (data.Length < 10)
        {
            throw new InvalidDataException("unexpected EOF");
        }

        if (data[0] != 0x1F || data[1] != 0x8B || data[2] != 8)
        {
            throw new InvalidDataException("gzip: invalid header");
        }

        using var gzip = new GZipStream(new MemoryStream(data), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        var buffer = new byte[32 * 1024];
        long left = length > 0 ? Math.Min(length, Limit) : Limit;
        try
        {
            while (left > 0 && gzip.Read(buffer, 0, (int)Math.Min(left, buffer.Length)) is > 0 and var read)
            {
                plain.Write(buffer, 0, read);
                left -= read;
            }
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException("unexpected EOF", e);
        }

        if (left == 0 && length <= 0)
        {
            throw new InvalidDataException($"more than {Limit} bytes");
        }

        return plain.ToArray();
    }
}
