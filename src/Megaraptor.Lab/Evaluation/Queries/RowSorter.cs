using Megaraptor.Lab.Evaluation.Operators;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Queries;

/// <summary>ORDER BY.</summary>
internal static class RowSorter
{
    /// <summary>Sorts rows by a column. NULL counts as the empty text; what cannot be compared stays where it is.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="scope">The scope of the query.</param>
    /// <param name="column">The column.</param>
    /// <param name="isDescending">Whether the greatest comes first; then equal rows change their order.</param>
    /// <returns>The sorted rows. A row without the column is logged.</returns>
    public static IEnumerable<object?> Sort(IEnumerable<object?> rows, Scope scope, string column, bool isDescending)
    {
        Keyed[] items = [.. rows.Select(row => Keyed.Of(scope, row, column))];
        GoSort.Sort(items, (left, right) => IsBefore(scope, left, right, isDescending));
        foreach (Keyed item in items)
        {
            if (!item.IsPresent)
            {
                scope.Query.Log($"Order by column {column} not present in row");
            }

            yield return item.Row;
        }
    }

    private static bool IsBefore(Scope scope, Keyed left, Keyed right, bool isDescending) =>
        left.IsPresent && right.IsPresent && isDescending != Ordering.IsLess(scope, left.Key, right.Key);

    private readonly record struct Keyed(object? Row, object? Key, bool IsPresent)
    {
        public static Keyed Of(Scope scope, object? row, string column)
        {
            bool isPresent = Members.Find(scope, row, column, out object? key) == Lookup.Found;
            return new Keyed(row, key ?? string.Empty, isPresent);
        }
    }
}
