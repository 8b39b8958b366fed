using Megaraptor.Lab.Store.Rows;

namespace Megaraptor.Lab.Synthetic;

/// <summary>Rows that are made while they are read, and not kept.</summary>
/// <param name="rows">How they are made.</param>
internal sealed class MadeRows(Func<TableRows> rows) : RowSet
{
    /// <inheritdoc/>
    public override long Count => rows().Count;

    /// <inheritdoc/>
    public override IEnumerable<ReadOnlyMemory<byte>> Read(long start = 0)
    {
        TableRows table = rows();
        var writer = new RowWriter();
        for (long i = Math.Max(0, start); i < table.Count; i++)
        {
            writer.Begin();
            table.Write(i, writer);
            yield return writer.End();
        }
    }
}

/// <summary>The rows of a table on one host.</summary>
/// <param name="Count">Their number.</param>
/// <param name="Write">Writes the row of an index.</param>
internal readonly record struct TableRows(long Count, Action<long, RowWriter> Write)
{
    /// <summary>One row for each of some things.</summary>
    public static TableRows Of<T>(IReadOnlyList<T> things, Action<T, RowWriter> write) => new(things.Count, (index, row) => write(things[(int)index], row));
}
