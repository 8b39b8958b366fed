using Megaraptor.Vql.Checking.Walk;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Vql.Checking.Rules;

/// <summary>A condition on an alias that has the name of a column: the column itself is not seen there.</summary>
internal static class AliasHidesColumnRule
{
    internal static void Check(QuerySite site, CheckContext context)
    {
        if (site.Query.Where is not { } where)
        {
            return;
        }

        foreach (SelectColumn column in site.Query.Columns)
        {
            if (column is not { Alias: { } alias, Expression: { } expression } || IsTheColumn(expression, alias.Name)
                || (site.Source.Find(alias.Name) is null && !SymbolSearch.Uses(expression, alias.Name)))
            {
                continue;
            }

            if (SymbolSearch.Find(where, alias.Name) is { } use)
            {
                context.Report(
                    VqlRules.AliasHidesColumn,
                    alias.Name,
                    use.Names[0].Span,
                    $"{alias.Name} means the alias here, and not the column of the row.",
                    "Give the alias another name, or filter in the query that is selected from.");
            }
        }
    }

    private static bool IsTheColumn(VqlExpression expression, string name) =>
        expression is SymbolExpression { IsNegated: false, Calls.Count: 0, Names: { Count: 1 } names } && names[0].Name == name;
}
