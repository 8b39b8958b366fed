using Megaraptor.Vql.Checking.Walk;
using Megaraptor.Vql.Columns;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Vql.Checking.Rules;

/// <summary>AND beside OR without parentheses: in VQL the OR binds tighter, other than in most languages.</summary>
internal static class MixedAndOrRule
{
    internal static void Check(OperatorChain chain, ColumnScope scope, CheckContext context)
    {
        if (chain.Level != OperatorLevel.And)
        {
            return;
        }

        foreach (VqlExpression operand in chain.Operands)
        {
            if (operand is OperatorChain { Level: OperatorLevel.Or })
            {
                context.Report(VqlRules.MixedAndOr, "", operand.Span, "OR binds tighter than AND here: this part is taken together.", "Put it into parentheses, or those that you mean.");
            }
        }
    }
}
