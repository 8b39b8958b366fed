using Megaraptor.Lab.Evaluation.Json;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Lab.Store.Rows;

namespace Megaraptor.Lab.Server;

/// <summary>Stored rows as queries see them: still JSON, so that what nothing touches is sent on as it is.</summary>
internal static class StoredRow
{
    /// <summary>The rows from one on.</summary>
    public static IEnumerable<object?> Of(RowSet rows, long start) => rows.Read(Math.Max(0, start)).Select(static row => new RawRow(row));

    /// <summary>A row with further columns at its end. They replace columns of the same names.</summary>
    /// <param name="row">The row as it is stored.</param>
    /// <param name="columns">The further columns.</param>
    public static VqlDict With(ReadOnlyMemory<byte> row, params ReadOnlySpan<(string Name, object? Value)> columns)
    {
        VqlDict dict = GoJson.ReadObject(row.Span);
        foreach ((string name, object? value) in columns)
        {
            dict.Set(name, value);
        }

        return dict;
    }
}
