namespace Megaraptor.Lab.Evaluation.Plugins;

/// <summary>The rows that came last: not too many, and not too old.</summary>
/// <param name="clock">The clock.</param>
/// <param name="maxAge">Older ones are dropped when a row comes.</param>
/// <param name="maxRows">Of more, the oldest are dropped.</param>
internal sealed class RecentRows(TimeProvider clock, TimeSpan maxAge, int maxRows)
{
    private readonly List<(object? Row, DateTimeOffset Time)> _rows = [];

    /// <summary>The rows, the oldest first.</summary>
    public IReadOnlyList<object?> All => [.. _rows.Select(static row => row.Row)];

    /// <summary>Adds a row.</summary>
    /// <param name="row">The row.</param>
    public void Add(object? row)
    {
        DateTimeOffset now = clock.GetUtcNow();
        _rows.Add((row, now));
        _rows.RemoveRange(0, Math.Max(0, _rows.Count - maxRows));
        _rows.RemoveAll(old => now > old.Time + maxAge);
    }

    /// <summary>Drops all rows.</summary>
    public void Clear() => _rows.Clear();
}
