using Megaraptor.Vql.Syntax.Nodes;
using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Syntax;

/// <summary>A string that is fixed in the text of a query: written where it is used, or the value of a LET.</summary>
/// <param name="Value">The string.</param>
/// <param name="Span">Where its literal stands.</param>
/// <param name="Inside">The place of its first character, or null when escapes make places inside it differ from the text.</param>
internal sealed record FixedText(string Value, SourceSpan Span, int? Inside)
{
    /// <summary>The string that an expression is, or null when that depends on anything but the text.</summary>
    internal static FixedText? Of(VqlExpression expression, LetTable lets) => expression switch
    {
        StringLiteral literal => new FixedText(literal.Value, literal.Span, Start(literal)),
        ParenthesizedExpression { Inner: { IsList: false } inner } => Of(inner.Items[0], lets),
        ArrayExpression { Inner: { IsList: false } inner } => Of(inner.Items[0], lets),
        SymbolExpression { IsNegated: false, Calls.Count: 0, Names.Count: 1 } symbol
            when lets.Single(symbol.Names[0].Name) is { Parameters: null, Value: StringLiteral literal } => Of(literal, lets),
        _ => null,
    };

    /// <summary>The strings of a list that is fixed in the text, or null when not all of it is.</summary>
    internal static IReadOnlyList<string>? ListOf(VqlExpression expression, LetTable lets)
    {
        NodeList<VqlExpression> items = expression switch
        {
            ArrayExpression { Inner: { } inner } => inner.Items,
            ParenthesizedExpression parenthesized => parenthesized.Inner.Items,
            _ => new NodeList<VqlExpression>([expression]),
        };
        var texts = new List<string>();
        foreach (VqlExpression item in items)
        {
            if (item is OmittedExpression)
            {
                continue;
            }

            if (Of(item, lets) is not { } text)
            {
                return null;
            }

            texts.Add(text.Value);
        }

        return texts;
    }

    /// <summary>The place in the query of a place in the string.</summary>
    internal SourceSpan Locate(SourceSpan inside) => Inside is { } start ? inside.Shift(start) : Span;

    private static int? Start(StringLiteral literal)
    {
        int quotes = literal.Text.StartsWith("'''", StringComparison.Ordinal) ? 3 : 1;
        return literal.Value.Length == literal.Text.Length - (2 * quotes) ? literal.Span.Start + quotes : null;
    }
}
