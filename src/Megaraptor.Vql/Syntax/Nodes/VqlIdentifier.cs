using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Syntax.Nodes;

/// <summary>A name, bare or in back-quotes.</summary>
/// <param name="span">Where it stands.</param>
/// <param name="text">As written, back-quotes included.</param>
/// <param name="name">What it means: without back-quotes, escapes resolved.</param>
public sealed class VqlIdentifier(SourceSpan span, string text, string name) : VqlNode(span)
{
    /// <summary>As written, back-quotes included.</summary>
    public string Text { get; } = text;

    /// <summary>What it means: without back-quotes, escapes resolved. Empty where the text lacks a name.</summary>
    public string Name { get; } = name;

    /// <summary>Whether it stands in back-quotes.</summary>
    public bool IsQuoted => Text.Length > 0 && Text[0] == '`';

    /// <summary>Whether the text lacks the name; the parser reported it.</summary>
    public bool IsMissing => Text.Length == 0;

    /// <inheritdoc/>
    public override TResult Accept<TResult>(VqlVisitor<TResult> visitor) => visitor.VisitIdentifier(this);

    /// <inheritdoc/>
    public override string ToString() => Text;
}
