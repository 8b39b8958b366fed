namespace Megaraptor.Vql.Columns;

/// <summary>How much is known about the columns of a query.</summary>
public enum ColumnCertainty
{
    /// <summary>Nothing.</summary>
    Unknown,

    /// <summary>The columns are there, and others may be.</summary>
    AtLeast,

    /// <summary>The columns are there, and no others.</summary>
    Exact,
}

/// <summary>A column that a query yields.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type of its values.</param>
/// <param name="IsOptional">Whether some rows may lack it, as with the branches of <c>chain()</c>.</param>
public sealed record VqlColumn(string Name, VqlType Type, bool IsOptional = false);

/// <summary>The columns that a query yields, in order.</summary>
public sealed class QueryColumns
{
    internal QueryColumns(ColumnCertainty certainty, IEnumerable<VqlColumn> columns)
    {
        Columns = [.. columns];
        Certainty = certainty == ColumnCertainty.AtLeast && Columns.Count == 0 ? ColumnCertainty.Unknown : certainty;
    }

    /// <summary>Columns of which nothing is known.</summary>
    public static QueryColumns Unknown { get; } = new(ColumnCertainty.Unknown, []);

    /// <summary>No columns: the rows of <c>scope()</c>.</summary>
    public static QueryColumns None { get; } = new(ColumnCertainty.Exact, []);

    /// <summary>How much is known.</summary>
    public ColumnCertainty Certainty { get; }

    /// <summary>The columns that are known.</summary>
    public IReadOnlyList<VqlColumn> Columns { get; }

    /// <summary>Whether no other columns can occur.</summary>
    public bool IsExact => Certainty == ColumnCertainty.Exact;

    /// <summary>Finds a column.</summary>
    /// <param name="name">The name; case-sensitive.</param>
    /// <returns>The column, or null when it is not known.</returns>
    public VqlColumn? Find(string name)
    {
        foreach (VqlColumn column in Columns)
        {
            if (column.Name == name)
            {
                return column;
            }
        }

        return null;
    }

    /// <summary>The columns of rows that come from this query or from another: what only one of them has is optional.</summary>
    /// <param name="other">The other query's columns.</param>
    /// <returns>The columns of both.</returns>
    public QueryColumns Or(QueryColumns other)
    {
        IEnumerable<VqlColumn> own = Columns.Select(column => other.Find(column.Name) is { } same
            ? new VqlColumn(column.Name, column.Type.Or(same.Type), column.IsOptional || same.IsOptional)
            : Missing(column, other));
        IEnumerable<VqlColumn> others = other.Columns.Where(column => Find(column.Name) is null).Select(column => Missing(column, this));
        return new QueryColumns(IsExact && other.IsExact ? ColumnCertainty.Exact : ColumnCertainty.AtLeast, own.Concat(others));
    }

    /// <summary>A column that is not known to be in other rows: they lack it, or have it with any type.</summary>
    private static VqlColumn Missing(VqlColumn column, QueryColumns others) => new(column.Name, others.IsExact ? column.Type : VqlType.Any, true);
}
