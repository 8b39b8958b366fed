using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Results;

/// <summary>The rows that are written together, by column. A row that lacks a column has NULL in it.</summary>
internal sealed class ParquetGroup
{
    private const int MostRows = 20_000;
    private const long MostBytes = 16 * 1024 * 1024;

    private readonly IReadOnlyList<ExportColumn> _columns;
    private readonly List<VqlValue>[] _values;
    private long _bytes;

    /// <summary>Makes an empty group.</summary>
    /// <param name="columns">The columns of all rows.</param>
    internal ParquetGroup(IReadOnlyList<ExportColumn> columns)
    {
        _columns = columns;
        _values = [.. columns.Select(static _ => new List<VqlValue>())];
    }

    /// <summary>How many rows it has.</summary>
    internal int Rows { get; private set; }

    /// <summary>Whether it is to be written before another row is added.</summary>
    internal bool IsFull => Rows >= MostRows || _bytes >= MostBytes;

    internal void Add(VqlRow row)
    {
        Dictionary<string, VqlValue> values = new(row.Columns, StringComparer.Ordinal);
        for (int i = 0; i < _values.Length; i++)
        {
            _values[i].Add(values.GetValueOrDefault(_columns[i].Name));
        }

        Rows++;
        _bytes += row.Json.Length;
    }

    internal void Clear()
    {
        Array.ForEach(_values, static column => column.Clear());
        Rows = 0;
        _bytes = 0;
    }

    /// <summary>The values of a column, a row each.</summary>
    internal VqlValue[] Values(int column) => [.. _values[column]];
}
