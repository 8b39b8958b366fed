using Megaraptor.Vql.Checking.Walk;
using Megaraptor.Vql.Columns;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Vql.Checking.Rules;

/// <summary>Several comparisons in a row: the second compares the truth of the first.</summary>
internal static class ComparisonChainRule
{
    internal static void Check(OperatorChain chain, ColumnScope scope, CheckContext context)
    {
        if (chain.Level == OperatorLevel.Comparison && chain.Operators.Count > 1)
        {
            context.Report(VqlRules.ComparisonChain, "", chain.Span, "The second comparison compares the result of the first.", "Compare twice and join with AND: a < b AND b < c.");
        }
    }
}
