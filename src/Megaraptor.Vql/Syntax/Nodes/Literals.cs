using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Syntax.Nodes;

/// <summary>A string.</summary>
public sealed class StringLiteral : VqlExpression
{
    private readonly string _source;
    private string? _text;
    private string? _value;

    /// <summary>Makes a string.</summary>
    /// <param name="span">Where it stands, quotes included.</param>
    /// <param name="text">As written, quotes included.</param>
    /// <param name="value">What it means, escapes resolved.</param>
    public StringLiteral(SourceSpan span, string text, string value)
        : base(span)
    {
        _source = text;
        _text = text;
        _value = value;
    }

    /// <summary>Makes the string that stands at a place of a text. It is copied from there when it is asked for: many are only passed over.</summary>
    /// <param name="span">Where it stands, quotes included.</param>
    /// <param name="source">The text that is parsed.</param>
    internal StringLiteral(SourceSpan span, string source)
        : base(span) => _source = source;

    /// <summary>As written, quotes included.</summary>
    public string Text => _text ??= _source.Substring(Span.Start, Span.Length);

    /// <summary>What it means, escapes resolved.</summary>
    public string Value => _value ??= StringEscapes.Unquote(Text);

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
