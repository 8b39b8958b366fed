using Megaraptor.Vql.Checking.Walk;
using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Vql.Checking.Rules;

/// <summary>A limit below one still lets one row through.</summary>
internal static class LimitBelowOneRule
{
    internal static void Check(QuerySite site, CheckContext context)
    {
        if (site.Query.Limit is NumberLiteral { Value: { Kind: NumberKind.Integer, Integer: < 1 } } limit)
        {
            context.Report(VqlRules.LimitBelowOne, limit.Text, limit.Span, $"LIMIT {limit.Text} still lets one row through.", "For no rows write WHERE FALSE.");
        }
    }
}
