using Megaraptor.Vql.Checking.Walk;
using Megaraptor.Vql.Columns;
using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Vql.Checking.Rules;

/// <summary><c>&lt;></c> is read, and is always false.</summary>
internal static class AngleBracketsRule
{
    internal static void Check(OperatorChain chain, ColumnScope scope, CheckContext context)
    {
        foreach (VqlToken token in chain.Operators)
        {
            if (token.Kind == TokenKind.LessGreater)
            {
                context.Report(VqlRules.AngleBrackets, "<>", token.Span, "<> is always false, whatever is compared.", "Write != instead.");
            }
        }
    }
}
