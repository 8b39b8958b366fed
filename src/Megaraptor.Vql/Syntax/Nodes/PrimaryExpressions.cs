using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Syntax.Nodes;

/// <summary>A dotted name, possibly negated, possibly called: <c>a.b</c>, <c>-x</c>, <c>f(a=1)</c>.</summary>
/// <param name="span">Where it stands.</param>
/// <param name="isNegated">Whether a minus sign stands directly before it.</param>
/// <param name="names">The parts of the name; at least one.</param>
/// <param name="calls">The argument lists. Several may follow each other; the last one counts.</param>
public sealed class SymbolExpression(SourceSpan span, bool isNegated, NodeList<VqlIdentifier> names, NodeList<CallArguments> calls)
    : VqlExpression(span)
{
    /// <summary>Whether a minus sign stands directly before it.</summary>
    public bool IsNegated { get; } = isNegated;

    /// <summary>The parts of the name; at least one.</summary>
    public NodeList<VqlIdentifier> Names { get; } = names;

    /// <summary>The argument lists as written, usually none or one.</summary>
    public NodeList<CallArguments> Calls { get; } = calls;

    /// <summary>The argument list that counts, or null when the symbol is not called.</summary>
    public CallArguments? Arguments => Calls.Count == 0 ? null : Calls[Calls.Count - 1];

    /// <summary>The dotted name, back-quotes removed.</summary>
    public string FullName => Names.Count == 1 ? Names[0].Name : string.Join(".", Names.Select(static name => name.Name));

    /// <inheritdoc/>
    public override TResult Accept<TResult>(VqlVisitor<TResult> visitor) => visitor.VisitSymbol(this);
}

/// <summary>Expressions separated by commas: the condition of a WHERE, the key of a GROUP BY, the inside of parentheses.</summary>
/// <remarks>A comma makes it a list, a trailing one too: <c>(1,)</c> is a list of one, <c>(1)</c> is 1.</remarks>
/// <param name="span">Where it stands.</param>
/// <param name="items">The expressions; <see cref="OmittedExpression"/> where two commas meet.</param>
/// <param name="commas">The number of commas.</param>
public sealed class CommaExpression(SourceSpan span, NodeList<VqlExpression> items, int commas) : VqlExpression(span)
{
    /// <summary>The expressions; <see cref="OmittedExpression"/> where nothing stands between two commas.</summary>
    public NodeList<VqlExpression> Items { get; } = items;

    /// <summary>The number of commas.</summary>
    public int Commas { get; } = commas;

    /// <summary>Whether the value is a list, and not that of the single expression.</summary>
    public bool IsList => Commas > 0;

    /// <inheritdoc/>
    public override TResult Accept<TResult>(VqlVisitor<TResult> visitor) => visitor.VisitComma(this);
}

/// <summary>Nothing between two commas of a <see cref="CommaExpression"/>: <c>(1,,2)</c>.</summary>
/// <param name="span">The empty place.</param>
public sealed class OmittedExpression(SourceSpan span) : VqlExpression(span)
{
    /// <inheritdoc/>
    public override TResult Accept<TResult>(VqlVisitor<TResult> visitor) => visitor.VisitOmitted(this);
}

/// <summary><c>( … )</c></summary>
/// <param name="span">Where it stands, parentheses included.</param>
/// <param name="inner">What stands inside.</param>
public sealed class ParenthesizedExpression(SourceSpan span, CommaExpression inner) : VqlExpression(span)
{
    /// <summary>What stands inside.</summary>
    public CommaExpression Inner { get; } = inner;

    /// <inheritdoc/>
    public override TResult Accept<TResult>(VqlVisitor<TResult> visitor) => visitor.VisitParenthesized(this);
}

/// <summary><c>[ … ]</c>, allowed as the value of an argument only. With one element it is that element, not a list.</summary>
/// <param name="span">Where it stands, brackets included.</param>
/// <param name="inner">The elements, or null for <c>[]</c>.</param>
public sealed class ArrayExpression(SourceSpan span, CommaExpression? inner) : VqlExpression(span)
{
    /// <summary>The elements, or null for <c>[]</c>.</summary>
    public CommaExpression? Inner { get; } = inner;

    /// <inheritdoc/>
    public override TResult Accept<TResult>(VqlVisitor<TResult> visitor) => visitor.VisitArray(this);
}

/// <summary>A query as a value: <c>{ SELECT … }</c> in an argument or a column, or the value of a <c>LET</c>.</summary>
/// <param name="span">Where it stands, braces included where there are any.</param>
/// <param name="query">The query.</param>
public sealed class SubqueryExpression(SourceSpan span, SelectQuery query) : VqlExpression(span)
{
    /// <summary>The query.</summary>
    public SelectQuery Query { get; } = query;

    /// <inheritdoc/>
    public override TResult Accept<TResult>(VqlVisitor<TResult> visitor) => visitor.VisitSubquery(this);
}

/// <summary><c>@name</c> in a template: the place of a value.</summary>
/// <param name="span">Where it stands.</param>
/// <param name="name">The name, without the sign.</param>
public sealed class TemplateParameter(SourceSpan span, string name) : VqlExpression(span)
{
    /// <summary>The name, without the sign.</summary>
    public string Name { get; } = name;

    /// <inheritdoc/>
    public override TResult Accept<TResult>(VqlVisitor<TResult> visitor) => visitor.VisitTemplateParameter(this);
}

/// <summary>The place of an expression that the text lacks; the parser reported it.</summary>
/// <param name="span">The empty place.</param>
public sealed class MissingExpression(SourceSpan span) : VqlExpression(span)
{
    /// <inheritdoc/>
    public override TResult Accept<TResult>(VqlVisitor<TResult> visitor) => visitor.VisitMissing(this);
}
