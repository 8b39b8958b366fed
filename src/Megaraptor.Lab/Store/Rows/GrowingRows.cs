namespace Megaraptor.Lab.Store.Rows;

/// <summary>Rows that are added while others read.</summary>
internal sealed class GrowingRows : RowSet
{
    private readonly Lock _lock = new();
    private readonly List<ReadOnlyMemory<byte>> _rows = [];

    /// <inheritdoc/>
    public override long Count
    {
        get
        {
            lock (_lock)
            {
                return _rows.Count;
            }
        }
    }

    /// <summary>Adds a row.</summary>
    /// <param name="row">A JSON object in UTF-8, not to be changed any more.</param>
    public void Add(ReadOnlyMemory<byte> row)
    {
        lock (_lock)
        {
            _rows.Add(row);
        }
    }

    /// <summary>Removes rows.</summary>
    /// <param name="isOver">Which.</param>
    public void RemoveAll(Func<ReadOnlyMemory<byte>, bool> isOver)
    {
        lock (_lock)
        {
            _rows.RemoveAll(row => isOver(row));
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<ReadOnlyMemory<byte>> Read(long start = 0)
    {
        ReadOnlyMemory<byte>[] rows;
        lock (_lock)
        {
            rows = start >= _rows.Count ? [] : [.. _rows.Skip((int)Math.Max(0, start))];
        }

        return rows;
    }
}
