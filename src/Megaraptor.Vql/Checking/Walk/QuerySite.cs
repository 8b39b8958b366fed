using Megaraptor.Vql.Columns;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Vql.Checking.Walk;

/// <summary>A query, with what its parts see.</summary>
/// <param name="query">The query.</param>
/// <param name="source">The columns of what stands behind FROM.</param>
/// <param name="row">The names that its columns see.</param>
/// <param name="isStatement">Whether it yields the rows of a statement.</param>
/// <param name="context">The script.</param>
internal sealed class QuerySite(SelectQuery query, QueryColumns source, ColumnScope row, bool isStatement, CheckContext context)
{
    private ColumnScope? _condition;

    internal SelectQuery Query => query;

    /// <summary>The columns of what stands behind FROM.</summary>
    internal QueryColumns Source => source;

    /// <summary>The names that the columns see.</summary>
    internal ColumnScope Row => row;

    /// <summary>Whether it yields the rows of a statement.</summary>
    internal bool IsStatement => isStatement;

    /// <summary>The names that WHERE and GROUP BY see: the aliases, and then what the columns see.</summary>
    internal ColumnScope Condition => _condition ??= row.Inside(new QueryColumns(
        ColumnCertainty.Exact,
        query.Columns.Where(static column => column is { Alias: not null, Expression: not null }).Select(column => new VqlColumn(column.Alias!.Name, context.TypeOf(column.Expression!, row)))));
}
