using Megaraptor.Vql.Checking.Walk;
using Megaraptor.Vql.Columns;
using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Vql.Checking.Rules;

/// <summary>A comparison of values that are never equal, since their types differ and nothing is converted.</summary>
internal static class NeverTrueRule
{
    internal static void Check(OperatorChain chain, ColumnScope scope, CheckContext context)
    {
        if (chain is not { Level: OperatorLevel.Comparison, Operators.Count: 1 })
        {
            return;
        }

        TokenKind kind = chain.Operators[0].Kind;
        if (kind is not (TokenKind.Equal or TokenKind.NotEqual or TokenKind.In))
        {
            return;
        }

        VqlType left = context.TypeOf(chain.Operands[0], scope);
        VqlType right = context.TypeOf(chain.Operands[1], scope);
        if (kind == TokenKind.In && right.Kind is VqlTypeKind.Integer or VqlTypeKind.Float or VqlTypeKind.Boolean)
        {
            context.Report(VqlRules.NeverTrue, "", chain.Span, "This is always false: IN looks into lists, dicts and text, and into nothing else.", "Compare with =.");
        }
        else if (kind == TokenKind.In ? IsNeverIn(left, right) : AreNeverEqual(left, right))
        {
            string result = kind == TokenKind.NotEqual ? "true" : "false";
            string where = kind == TokenKind.In && right.Element is { } element ? $"a list of {Plural(element)}" : Name(right);
            context.Report(
                VqlRules.NeverTrue,
                "",
                chain.Span,
                $"This is always {result}: {Name(left)} on the left, {where} on the right, and nothing is converted.",
                Suggestion(left, right));
        }
    }

    /// <summary>Text is compared with numbers only where the number is a boolean on the left: <c>TRUE = "Y"</c>.</summary>
    private static bool AreNeverEqual(VqlType left, VqlType right) => !(left.IsNullable && right.IsNullable) && (left.Kind, right.Kind) switch
    {
        (VqlTypeKind.String, VqlTypeKind.Integer or VqlTypeKind.Float or VqlTypeKind.Boolean or VqlTypeKind.List or VqlTypeKind.Dict) => true,
        (VqlTypeKind.Integer or VqlTypeKind.Float, VqlTypeKind.String or VqlTypeKind.List or VqlTypeKind.Dict) => true,
        (VqlTypeKind.List, VqlTypeKind.String or VqlTypeKind.Integer or VqlTypeKind.Float or VqlTypeKind.Boolean or VqlTypeKind.Dict) => true,
        (VqlTypeKind.Dict, VqlTypeKind.String or VqlTypeKind.Integer or VqlTypeKind.Float or VqlTypeKind.Boolean or VqlTypeKind.List) => true,
        _ => false,
    };

    private static bool IsNeverIn(VqlType left, VqlType right) => right switch
    {
        { Kind: VqlTypeKind.List, IsNullable: false, Element: { } element } => AreNeverEqual(element, left) && AreNeverEqual(left, element),
        { Kind: VqlTypeKind.String } => left.Kind is VqlTypeKind.Integer or VqlTypeKind.Float,
        _ => false,
    };

    private static string? Suggestion(VqlType left, VqlType right) => (left.Kind, right.Kind) switch
    {
        (VqlTypeKind.String, VqlTypeKind.Integer) or (VqlTypeKind.Integer, VqlTypeKind.String) => "Convert one of them: int(int=…) or str(str=…).",
        (VqlTypeKind.String, VqlTypeKind.Boolean) => "Turn it around: TRUE = … takes Y, yes and OK for true.",
        _ => null,
    };

    private static string Plural(VqlType type) => type.Kind switch
    {
        VqlTypeKind.String => "texts",
        VqlTypeKind.Integer or VqlTypeKind.Float => "numbers",
        VqlTypeKind.List => "lists",
        VqlTypeKind.Dict => "dicts",
        _ => "other types",
    };

    private static string Name(VqlType type) => type.Kind switch
    {
        VqlTypeKind.String => "text",
        VqlTypeKind.Integer or VqlTypeKind.Float => "a number",
        VqlTypeKind.Boolean => "a boolean",
        VqlTypeKind.List => "a list",
        VqlTypeKind.Dict => "a dict",
        _ => "another type",
    };
}
