using Megaraptor.Vql.Checking.Walk;
using Megaraptor.Vql.Reference;

namespace Megaraptor.Vql.Checking.Rules;

/// <summary>A plugin in an expression, a function behind FROM, or a plugin behind FROM without parentheses.</summary>
internal static class WrongKindOfCallRule
{
    internal static void Check(CallSite call, CheckContext context)
    {
        if (!Applies(call, context))
        {
            return;
        }

        (string message, string suggestion) = call.Kind == VqlNameKind.Function
            ? ($"{call.Name} is a plugin: it yields rows and stands behind FROM.", $"Write {{ SELECT * FROM {call.Name}(…) }}.")
            : context.Reference.Find(VqlNameKind.Plugin, call.Name) is not null
                ? ($"{call.Name} is a plugin and must be called.", $"Write {call.Name}().")
                : ($"{call.Name} is a function: it yields a value and stands in an expression.", $"Write SELECT {call.Name}(…) AS Value FROM scope().");
        context.Report(VqlRules.WrongKindOfCall, call.Name, call.NameSpan, message, suggestion);
    }

    internal static bool Applies(CallSite call, CheckContext context)
    {
        if (call.Known is not null || call.Own.Count > 0 || context.HasForeignDefinitions)
        {
            return false;
        }

        return call.Kind == VqlNameKind.Function
            ? context.Reference.Find(VqlNameKind.Plugin, call.Name) is not null
            : NameMeanings.Of(call.Name, call.Scope, context) == NameMeaning.Nothing
                && (context.Reference.Find(VqlNameKind.Function, call.Name) is not null || context.Reference.Find(VqlNameKind.Plugin, call.Name) is not null);
    }
}
