namespace Megaraptor.Lab.Store.Rows;

/// <summary>Rows in memory, one a line.</summary>
/// <param name="text">The lines. Empty ones are skipped.</param>
internal sealed class JsonLines(ReadOnlyMemory<byte> text) : RowSet
{
    private long? _count;

    /// <summary>The lines as they are stored.</summary>
    public ReadOnlyMemory<byte> Text { get; } = text;

    /// <inheritdoc/>
    public override long Count => _count ??= Read().LongCount();

    /// <inheritdoc/>
    public override IEnumerable<ReadOnlyMemory<byte>> Read(long start = 0)
    {
        long index = 0;
        int at = 0;
        while (at < Text.Length)
        {
            int length = Text.Span[at..].IndexOf((byte)'\n');
            int end = length < 0 ? Text.Length : at + length;
            int lineEnd = end > at && Text.Span[end - 1] == '\r' ? end - 1 : end;
            if (lineEnd > at && index++ >= start)
            {
                yield return Text[at..lineEnd];
            }

            at = end + 1;
        }
    }
}
