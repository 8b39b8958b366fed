using Megaraptor.Vql.Checking.Walk;
using Megaraptor.Vql.Reference;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Vql.Checking.Rules;

/// <summary>A call of a function that does not exist.</summary>
internal static class UnknownFunctionRule
{
    internal static void Check(CallSite call, CheckContext context)
    {
        if (call.Kind == VqlNameKind.Function && call.Known is null && call.Own.Count == 0 && !context.HasForeignDefinitions
            && !WrongKindOfCallRule.Applies(call, context) && NameMeanings.OfColumn(call.Name, call.Scope) != NameMeaning.Something)
        {
            IEnumerable<string> own = context.Script.Statements.OfType<LetStatement>().Select(static let => let.Name.Name);
            string? suggestion = context.Lets.Defines(call.Name)
                ? "It is defined further below: move the LET up."
                : NearMatches.Question(NearMatches.Of(call.Name, own.Concat(context.Reference.Names(VqlNameKind.Function))));
            context.Report(VqlRules.UnknownFunction, call.Name, call.NameSpan, $"There is no function {call.Name}.", suggestion);
        }
    }
}
