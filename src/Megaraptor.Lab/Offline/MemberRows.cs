using Megaraptor.Lab.Store.Rows;

namespace Megaraptor.Lab.Offline;

/// <summary>Rows in a member of a container, one a line. They are read as they are asked for, and never kept.</summary>
/// <param name="open">Opens the member from its beginning.</param>
internal sealed class MemberRows(Func<Stream> open) : RowSet
{
    /// <summary>No row is longer than this.</summary>
    private const int LongestRow = 256 * 1024 * 1024;

    /// <summary>Below the size from which arrays live long.</summary>
    private const int ChunkLength = 64 * 1024;

    private long? _count;

    /// <inheritdoc/>
    public override long Count => _count ??= Read().LongCount();

    /// <inheritdoc/>
    public override IEnumerable<ReadOnlyMemory<byte>> Read(long start = 0)
    {
        using Stream stream = open();
        byte[] chunk = new byte[ChunkLength];
        int used = 0;
        int scanned = 0;
        long index = 0;
        while (true)
        {
            if (used == chunk.Length)
            {
                chunk = Grown(chunk);
            }

            int read = stream.Read(chunk, used, chunk.Length - used);
            if (read == 0)
            {
                break;
            }

            used += read;
            int at = 0;
            for (int end = IndexOfLineEnd(chunk, scanned, used); end >= 0; end = IndexOfLineEnd(chunk, at, used))
            {
                if (TryRow(chunk, at, end, out ReadOnlyMemory<byte> row) && index++ >= start)
                {
                    yield return row;
                }

                at = end + 1;
            }

            scanned = used;
            if (at > 0)
            {
                // Rows that were handed out may be kept, so their memory is not used again.
                byte[] next = new byte[Math.Max(ChunkLength, 2 * (used - at))];
                chunk.AsSpan(at, used - at).CopyTo(next);
                chunk = next;
                used -= at;
                scanned = used;
            }
        }

        if (TryRow(chunk, 0, used, out ReadOnlyMemory<byte> last) && index >= start)
        {
            yield return last;
        }
    }

    private static byte[] Grown(byte[] chunk)
    {
        if (chunk.Length >= LongestRow)
        {
            throw new InvalidDataException($"A row is longer than {LongestRow} bytes.");
        }

        byte[] grown = new byte[chunk.Length * 2];
        chunk.CopyTo(grown, 0);
        return grown;
    }

    private static int IndexOfLineEnd(byte[] chunk, int start, int end)
    {
        int at = chunk.AsSpan(start, end - start).IndexOf((byte)'\n');
        return at < 0 ? -1 : start + at;
    }

    private static bool TryRow(byte[] buffer, int start, int end, out ReadOnlyMemory<byte> row)
    {
        int length = end - start;
        if (length > 0 && buffer[end - 1] == '\r')
        {
            length--;
        }

        row = buffer.AsMemory(start, length);
        return length > 0;
    }
}
