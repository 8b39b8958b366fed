using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Syntax.Nodes;

/// <summary>A string.</summary>
/// <param name="span">Where it stands, quotes included.</param>
/// <param name="text">As written, quotes included.</param>
/// <param name="value">What it means, escapes resolved.</param>
public sealed class StringLiteral(SourceSpan span, string text, string value) : VqlExpression(span)
{
    /// <summary>As written, quotes included.</summary>
    public string Text { get; } = text;

    /// <summary>What it means, escapes resolved.</summary>
    public string Value { get; } = value;

    /// <inheritdoc/>
    public override TResult Accept<TResult>(VqlVisitor<TResult> visitor) => visitor.VisitString(this);
}

/// <summary>A number: an integer of 64 bits, a float, or text that is neither.</summary>
/// <param name="span">Where it stands.</param>
/// <param name="text">As written.</param>
/// <param name="value">What it means.</param>
public sealed class NumberLiteral(SourceSpan span, string text, NumberValue value) : VqlExpression(span)
{
    /// <summary>As written.</summary>
    public string Text { get; } = text;

    /// <summary>What it means.</summary>
    public NumberValue Value { get; } = value;

    /// <inheritdoc/>
    public override TResult Accept<TResult>(VqlVisitor<TResult> visitor) => visitor.VisitNumber(this);
}

/// <summary><c>TRUE</c> or <c>FALSE</c></summary>
/// <param name="span">Where it stands.</param>
/// <param name="text">As written: the case is kept in a column's name.</param>
/// <param name="value">The value.</param>
public sealed class BooleanLiteral(SourceSpan span, string text, bool value) : VqlExpression(span)
{
    /// <summary>As written.</summary>
    public string Text { get; } = text;

    /// <summary>The value.</summary>
    public bool Value { get; } = value;

    /// <inheritdoc/>
    public override TResult Accept<TResult>(VqlVisitor<TResult> visitor) => visitor.VisitBoolean(this);
}

/// <summary><c>NULL</c></summary>
/// <param name="span">Where it stands.</param>
public sealed class NullLiteral(SourceSpan span) : VqlExpression(span)
{
    /// <inheritdoc/>
    public override TResult Accept<TResult>(VqlVisitor<TResult> visitor) => visitor.VisitNull(this);
}
