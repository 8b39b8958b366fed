using Megaraptor.Lab.Evaluation.Expressions;
using Megaraptor.Lab.Evaluation.Operators;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Text;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Lab.Evaluation.Queries;

/// <summary>GROUP BY: one row for each key, in the order in which the keys are first seen. Keys are compared as text.</summary>
internal static class RowGrouper
{
    /// <summary>Groups the rows of a query.</summary>
    /// <param name="query">A query with GROUP BY.</param>
    /// <param name="scope">The variables it sees.</param>
    /// <returns>The last row of each group, its aggregate functions with what they gathered.</returns>
    public static IEnumerable<object?> Group(SelectQuery query, Scope scope)
    {
        var groups = new Dictionary<string, Bin>(StringComparer.Ordinal);
        var order = new List<Bin>();
        foreach (object? row in FromSource.Rows(query.From, scope))
        {
            // The columns are made from what the source's row gives, and never from one another: a column could stand for itself.
            Scope columns = scope.Copy();
            LazyRow projected = Projection.Of(query, columns, row);
            Scope inner = columns.Copy().Add(row).Add(projected);
            if (query.Where is not null && !Truth.Of(scope, Reducer.Reduce(query.Where, inner)))
            {
                continue;
            }

            string key = GoText.Of(Materialised.Query(inner, Reducer.Reduce(query.GroupBy!, inner)));
            if (!groups.TryGetValue(key, out Bin? bin))
            {
                bin = new Bin();
                groups.Add(key, bin);
                order.Add(bin);
            }

            columns.Aggregates = bin.Aggregates;
            bin.Row = projected.Materialise();
        }

        foreach (Bin bin in order)
        {
            yield return bin.Row;
        }
    }

    private sealed class Bin
    {
        public AggregateState Aggregates { get; } = new();

        public VqlDict? Row { get; set; }
    }
}
