using Megaraptor.Lab.Evaluation.Expressions;
using Megaraptor.Lab.Evaluation.Operators;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Lab.Evaluation.Queries;

/// <summary>Runs queries: WHERE, GROUP BY, ORDER BY and LIMIT, in this order.</summary>
internal static class SelectRunner
{
    /// <summary>Runs a query.</summary>
    /// <param name="query">The query.</param>
    /// <param name="scope">The variables it sees.</param>
    /// <returns>Its rows, made while they are read.</returns>
    public static IEnumerable<object?> Run(SelectQuery query, Scope scope)
    {
        if (query.IsExplained)
        {
            scope.Explain();
        }

        return Run(query, scope, query.Limit, query.OrderBy);
    }

    /// <summary>The server runs a query with a limit or an order as the same query without it, and tells so each time.</summary>
    private static IEnumerable<object?> Run(SelectQuery query, Scope scope, VqlExpression? limit, OrderByClause? order)
    {
        if (scope.IsExplained)
        {
            Explainer.Start(scope, Without(query, limit, order));
        }

        if (limit is NumberLiteral count)
        {
            // A limit below 1 lets one row through.
            return Run(query, scope, null, order).Take((int)Math.Clamp(count.Value.Integer, 1, int.MaxValue));
        }

        if (order is not null)
        {
            return RowSorter.Sort(Run(query, scope, limit, null), scope, order.Column.Name, order.IsDescending);
        }

        return query.GroupBy is null ? Rows(query, scope) : RowGrouper.Group(query, scope);
    }

    private static IEnumerable<object?> Rows(SelectQuery query, Scope scope)
    {
        foreach (object? row in FromSource.Rows(query.From, scope))
        {
            if (scope.IsExplained)
            {
                Explainer.PluginRow(scope, query.From, row);
            }

            if (Select(query, scope.Copy(), row) is { } selected)
            {
                if (scope.IsExplained)
                {
                    Explainer.SelectedRow(scope, selected);
                }

                yield return selected;
            }
            else if (scope.IsExplained)
            {
                Explainer.RejectedRow(scope, query.Where!);
            }
        }
    }

    private static object? Select(SelectQuery query, Scope scope, object? row)
    {
        if (Projection.IsStarOnly(query) && row is RawRow raw)
        {
            return query.Where is null || Accepts(query.Where, scope, row, new StarRow(raw)) ? raw : null;
        }

        LazyRow projected = Projection.Of(query, scope, row);
        return query.Where is null || Accepts(query.Where, scope, row, projected) ? projected.Materialise() : null;
    }

    /// <summary>WHERE sees the aliases and, behind them, the source's own columns.</summary>
    private static bool Accepts(VqlExpression condition, Scope scope, object? row, VqlObject projected) =>
        Truth.Of(scope, Reducer.Reduce(condition, scope.Copy().Add(row).Add(projected)));

    private static SelectQuery Without(SelectQuery query, VqlExpression? limit, OrderByClause? order) =>
        ReferenceEquals(query.Limit, limit) && ReferenceEquals(query.OrderBy, order)
            ? query
            : new SelectQuery(query.Span, query.IsExplained, query.Columns, query.From, query.Where, query.GroupBy, order, limit);
}
