using Megaraptor.Vql.Checking.Walk;
using Megaraptor.Vql.Columns;
using Megaraptor.Vql.Reference;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Vql.Checking.Rules;

/// <summary>A definition that is called with arguments although it has no parameters, or behind FROM although it is a plain value.</summary>
internal static class CalledDefinitionRule
{
    internal static void Check(CallSite call, CheckContext context)
    {
        if (call.Own.Count != 1 || call.Arguments is not { } arguments)
        {
            return;
        }

        LetStatement let = call.Own[0];
        if (let.Parameters is null && arguments.Items.Count > 0)
        {
            context.Report(
                VqlRules.CalledDefinition,
                call.Name,
                call.NameSpan,
                $"{call.Name} is defined without parameters and takes no arguments.",
                $"Define it as LET {call.Name}({string.Join(", ", arguments.Items.Select(static argument => argument.Name.Name))}) = …");
        }
        else if (call.Kind == VqlNameKind.Plugin && let.Value is not SubqueryExpression && IsValue(context.TypeOf(let.Value, call.Scope).Kind))
        {
            context.Report(VqlRules.CalledDefinition, call.Name, call.NameSpan, $"{call.Name} is a value and no query, so it cannot be called behind FROM.", $"Write FROM {call.Name}, without parentheses.");
        }
    }

    private static bool IsValue(VqlTypeKind kind) => kind is not VqlTypeKind.Any;
}
