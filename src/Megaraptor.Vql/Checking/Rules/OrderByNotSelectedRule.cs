using Megaraptor.Vql.Checking.Walk;
using Megaraptor.Vql.Reference;
using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Vql.Checking.Rules;

/// <summary>An order by a column that is not selected: the rows stay unsorted.</summary>
internal static class OrderByNotSelectedRule
{
    internal static void Check(QuerySite site, CheckContext context)
    {
        if (site.Query.OrderBy is not { Column: { IsMissing: false } order })
        {
            return;
        }

        var selected = new List<string>();
        foreach (SelectColumn column in site.Query.Columns)
        {
            if (column.IsStar)
            {
                if (!site.Source.IsExact)
                {
                    return;
                }

                selected.AddRange(site.Source.Columns.Select(static known => known.Name));
            }
            else
            {
                selected.Add(ServerText.ColumnName(column));
            }
        }

        if (!selected.Contains(order.Name))
        {
            string? suggestion = NearMatches.Question(NearMatches.Of(order.Name, selected))
                ?? (order.Name is "DESC" or "ASC" ? null : $"Select it: …, {order.Text} FROM …");
            context.Report(VqlRules.OrderByNotSelected, order.Name, order.Span, $"{order.Name} is not among the selected columns, so the rows are not sorted.", suggestion);
        }
    }
}
