using Megaraptor.Lab.Store.Rows;

namespace Megaraptor.Lab.Offline;

/// <summary>Rows in a member of a container, one a line. They are read as they are asked for, and never kept.</summary>
/// <param name="open">Opens the member from its beginning.</param>
internal sealed class MemberRows(Func<Stream> open) : RowSet
{
    /// <summary>No row is longer than this.</summary>
    private const int LongestRow = 256 * 1024 * 1024;

    private long? _count;

    /// <inheritdoc/>
    public override long Count => _count ??= Read().LongCount();

    /// <inheritdoc/>
    public override IEnumerable<ReadOnlyMemory<byte>> Read(long start = 0)
    {
        using Stream stream = open();
        byte[] buffer = new byte[64 * 1024];
        int used = 0;
        int scanned = 0;
        long index = 0;
        while (true)
        {
            int end = buffer.AsSpan(scanned, used - scanned).IndexOf((byte)'\n');
            if (end < 0)
            {
                scanned = used;
                if (used == buffer.Length)
                {
                    if (used >= LongestRow)
                    {
                        throw new InvalidDataException($"A row is longer than {LongestRow} bytes.");
                    }

                    Array.Resize(ref buffer, used * 2);
                }

                int read = stream.Read(buffer, used, buffer.Length - used);
                if (read == 0)
                {
                    break;
                }

                used += read;
                continue;
            }

            end += scanned;
            int at = 0;
            do
            {
                if (TryRow(buffer, at, end, out ReadOnlyMemory<byte> row) && index++ >= start)
                {
                    yield return row;
                }

                at = end + 1;
                int next = buffer.AsSpan(at, used - at).IndexOf((byte)'\n');
                end = next < 0 ? -1 : at + next;
            }
            while (end >= 0);

            buffer.AsSpan(at, used - at).CopyTo(buffer);
            used -= at;
            scanned = used;
        }

        if (TryRow(buffer, 0, used, out ReadOnlyMemory<byte> last) && index >= start)
        {
            yield return last;
        }
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
