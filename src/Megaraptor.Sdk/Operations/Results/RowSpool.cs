using System.Buffers;
using System.Runtime.CompilerServices;
using Megaraptor.Sdk.Evidence;
using Megaraptor.Sdk.Files;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Results;

/// <summary>Rows on the disk, a line each: what they have in common is known after the last one only, and they may be more than fit into memory.</summary>
/// <param name="file">Where they are.</param>
internal sealed class RowSpool(OutputFile file)
{
    private const int BufferBytes = 1024 * 1024;

    private readonly OrderedDictionary<string, ExportColumn> _columns = new(StringComparer.Ordinal);

    /// <summary>The columns of all rows.</summary>
    internal IReadOnlyList<ExportColumn> Columns => [.. _columns.Values];

    /// <summary>How many rows there are.</summary>
    internal long Rows { get; private set; }

    /// <summary>Writes rows, in their canonical JSON.</summary>
    internal async Task WriteAsync(VqlRows<VqlRow> rows, CancellationToken cancellationToken)
    {
        var buffer = new ArrayBufferWriter<byte>(BufferBytes);
        await foreach (VqlRow row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            foreach ((string name, VqlValue value) in row.Columns)
            {
                if (!_columns.TryGetValue(name, out ExportColumn? column))
                {
                    column = new ExportColumn(name);
                    _columns.Add(name, column);
                }

                column.See(value);
            }

            RowDigest.Write(buffer, row);
            buffer.Write("\n"u8);
            Rows++;
            if (buffer.WrittenCount >= BufferBytes)
            {
                await file.WriteAsync(buffer.WrittenMemory, cancellationToken).ConfigureAwait(false);
                buffer.ResetWrittenCount();
            }
        }

        await file.WriteAsync(buffer.WrittenMemory, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the rows again.</summary>
    internal async IAsyncEnumerable<VqlRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        file.Stream.Seek(0, SeekOrigin.Begin);
        byte[] buffer = new byte[BufferBytes];
        int filled = 0;
        while (true)
        {
            int read = await file.Stream.ReadAsync(buffer.AsMemory(filled), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                yield break;
            }

            filled += read;
            int begin = 0;
            for (int end; (end = buffer.AsSpan(begin, filled - begin).IndexOf((byte)'\n')) >= 0; begin += end + 1)
            {
                // The row is used after the buffer is filled anew.
                yield return new VqlRow(buffer.AsSpan(begin, end).ToArray());
            }

            buffer.AsSpan(begin, filled - begin).CopyTo(buffer);
            filled -= begin;
            if (filled == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }
        }
    }
}
