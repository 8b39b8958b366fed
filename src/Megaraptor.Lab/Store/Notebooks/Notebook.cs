using Megaraptor.Lab.Store.Records;
using Megaraptor.Lab.Store.Rows;

namespace Megaraptor.Lab.Store.Notebooks;

/// <summary>A notebook with the tables of its cells and its timelines. Hold <see cref="Gate"/> while reading or changing it.</summary>
/// <param name="record">What it says.</param>
internal sealed class Notebook(NotebookRecord record)
{
    /// <summary>Guards the notebook.</summary>
    public Lock Gate { get; } = new();

    /// <summary>What it says.</summary>
    public NotebookRecord Record { get; } = record;

    /// <summary>The rows that the queries of its cells returned, by cell and number.</summary>
    public Dictionary<(string CellId, long Table), RowSet> Tables { get; } = [];

    /// <summary>Its timelines, by name.</summary>
    public SortedDictionary<string, List<Timeline>> Timelines { get; } = new(StringComparer.Ordinal);
}

/// <summary>Rows in the order of their time.</summary>
/// <param name="Id">Its name within the timeline that it is part of.</param>
/// <param name="Column">The column that holds the time.</param>
/// <param name="MessageColumn">The column that says what happened; empty for none.</param>
/// <param name="DescriptionColumn">The column that says what kind of time it is; empty for none.</param>
/// <param name="Rows">The rows with their times in nanoseconds.</param>
internal sealed record Timeline(string Id, string Column, string MessageColumn, string DescriptionColumn, IReadOnlyList<(long Time, ReadOnlyMemory<byte> Row)> Rows);
