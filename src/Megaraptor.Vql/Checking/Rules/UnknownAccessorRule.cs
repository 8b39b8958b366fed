using Megaraptor.Vql.Checking.Walk;
using Megaraptor.Vql.Reference;
using Megaraptor.Vql.Syntax;

namespace Megaraptor.Vql.Checking.Rules;

/// <summary>An accessor that does not exist.</summary>
internal static class UnknownAccessorRule
{
    private const string Argument = "accessor";

    internal static void Check(CallSite call, CheckContext context)
    {
        if (call.Known?.Argument(Argument) is null || call.Arguments?.Find(Argument) is not { } argument || FixedText.Of(argument.Value, context.Lets) is not { Value.Length: > 0 } text)
        {
            return;
        }

        if (context.Reference.Find(VqlNameKind.Accessor, text.Value) is null)
        {
            context.Report(
                VqlRules.UnknownAccessor,
                text.Value,
                argument.Value.Span,
                $"There is no accessor {text.Value}.",
                NearMatches.Question(context.Reference.NearTo(VqlNameKind.Accessor, text.Value)));
        }
    }
}
