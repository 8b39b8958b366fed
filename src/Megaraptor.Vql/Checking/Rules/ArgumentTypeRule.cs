using Megaraptor.Vql.Checking.Walk;
using Megaraptor.Vql.Columns;
using Megaraptor.Vql.Reference;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Vql.Checking.Rules;

/// <summary>A value of a type that the argument refuses: numbers are not read from text, dicts not from anything.</summary>
internal static class ArgumentTypeRule
{
    internal static void Check(CallSite call, CheckContext context)
    {
        if (call.Known is not { } known)
        {
            return;
        }

        foreach (CallArgument argument in call.Given)
        {
            if (argument.Name.Name == CallSite.Keywords)
            {
                CheckKeywords(call, argument, context);
            }
            else if (known.Argument(argument.Name.Name) is { IsRepeated: false, Type: VqlArgumentType.Integer or VqlArgumentType.Float or VqlArgumentType.Dict } declared)
            {
                Check(call, argument, declared, context);
            }
        }
    }

    private static void Check(CallSite call, CallArgument argument, VqlArgument declared, CheckContext context)
    {
        VqlType type = context.TypeOf(argument.Value, call.Scope);
        bool isRefused = declared.Type == VqlArgumentType.Dict
            ? type.Kind is VqlTypeKind.String or VqlTypeKind.Integer or VqlTypeKind.Float
            : type.Kind is VqlTypeKind.String or VqlTypeKind.List or VqlTypeKind.Dict || argument.Value is NullLiteral;
        if (!isRefused)
        {
            return;
        }

        string wanted = declared.Type switch
        {
            VqlArgumentType.Integer => "a whole number",
            VqlArgumentType.Float => "a number",
            _ => "a dict",
        };
        string? suggestion = (declared.Type, type.Kind) switch
        {
            (VqlArgumentType.Integer, VqlTypeKind.String) => "Convert it: int(int=…).",
            (VqlArgumentType.Float, VqlTypeKind.String) => "Convert it: parse_float(string=…).",
            (VqlArgumentType.Dict, _) => "Write dict(key=…).",
            _ => null,
        };
        context.Report(VqlRules.ArgumentType, argument.Name.Name, argument.Value.Span, $"{argument.Name.Name} of {call.Name}() takes {wanted} and refuses {Given(type.Kind)}.", suggestion);
    }

    private static void CheckKeywords(CallSite call, CallArgument argument, CheckContext context)
    {
        VqlTypeKind kind = context.TypeOf(argument.Value, call.Scope).Kind;
        if (kind is not (VqlTypeKind.Any or VqlTypeKind.Dict))
        {
            context.Report(VqlRules.ArgumentType, CallSite.Keywords, argument.Value.Span, $"** of {call.Name}() takes a dict with the arguments and refuses {Given(kind)}.", "Write dict(argument=…).");
        }
    }

    private static string Given(VqlTypeKind kind) => kind switch
    {
        VqlTypeKind.Null => "NULL",
        VqlTypeKind.String => "text",
        VqlTypeKind.List => "a list",
        VqlTypeKind.Dict => "a dict",
        VqlTypeKind.Boolean => "a boolean",
        VqlTypeKind.Time => "a time",
        _ => "a number",
    };
}
