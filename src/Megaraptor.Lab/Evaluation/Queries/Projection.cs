using Megaraptor.Lab.Evaluation.Expressions;
using Megaraptor.Lab.Evaluation.Operators;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Lab.Evaluation.Queries;

/// <summary>Makes the selected columns of a row.</summary>
internal static class Projection
{
    /// <summary>The selected columns of a row, to be evaluated when they are asked for.</summary>
    /// <param name="query">The query.</param>
    /// <param name="scope">The scope of this row.</param>
    /// <param name="row">The source's row.</param>
    /// <returns>The columns.</returns>
    public static LazyRow Of(SelectQuery query, Scope scope, object? row)
    {
        var projected = new LazyRow(query.Columns.Count);
        Scope inner = scope.Copy().Add(row);
        foreach (SelectColumn column in query.Columns)
        {
            if (column.IsStar)
            {
                AddAll(projected, scope, row);
            }
            else
            {
                projected.Add(ColumnNames.Of(column, scope.Query), () => Evaluate(column.Expression!, inner));
            }
        }

        return projected;
    }

    /// <summary>Whether a query selects its source's rows as they are.</summary>
    /// <param name="query">The query.</param>
    /// <returns>True for <c>SELECT *</c>.</returns>
    public static bool IsStarOnly(SelectQuery query) => query.Columns.Count == 1 && query.Columns[0].IsStar;

    /// <summary>The value of <c>{ SELECT … }</c> as a column: of rows with one column the column; of one row the row itself.</summary>
    /// <param name="subquery">The query.</param>
    /// <param name="scope">The variables it sees.</param>
    /// <returns>The value.</returns>
    private static object? Subselect(SelectQuery subquery, Scope scope)
    {
        var items = new List<object?>();
        foreach (object? row in SelectRunner.Run(subquery, scope))
        {
            string[] names = [.. Members.Names(row).Take(2)];
            if (names.Length != 1)
            {
                items.Add(row);
            }
            else if (Members.Find(scope, row, names[0], out object? value) == Lookup.Found)
            {
                items.Add(value);
            }
        }

        return items.Count switch
        {
            0 => VqlList.Nil,
            1 => items[0],
            _ => new VqlList(items, VqlList.RowType),
        };
    }

    private static object? Evaluate(VqlExpression expression, Scope scope)
    {
        if (expression is SubqueryExpression subquery)
        {
            return Subselect(subquery.Query, scope);
        }

        object? value = Reducer.Reduce(expression, scope);
        return value is StoredQuery query ? query.Materialise(scope) : value;
    }

    /// <summary>Adds the source's columns that have no name of an explicit column before them.</summary>
    private static void AddAll(LazyRow projected, Scope scope, object? row)
    {
        foreach (string name in Members.Names(row))
        {
            if (!projected.Has(name) && Members.Find(scope, row, name, out object? value) == Lookup.Found)
            {
                projected.Add(name, value);
            }
        }
    }
}
