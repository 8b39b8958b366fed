using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Syntax.Nodes;

/// <summary>A name, bare or in back-quotes.</summary>
/// <remarks>A third of the nodes of a tree are names, and nearly all are bare. So what a bare name is and what it means share one field.</remarks>
public sealed class VqlIdentifier : VqlNode
{
    private readonly object _spelling;

    /// <summary>Makes a name.</summary>
    /// <param name="span">Where it stands.</param>
    /// <param name="text">As written, back-quotes included.</param>
    /// <param name="name">What it means: without back-quotes, escapes resolved.</param>
    public VqlIdentifier(SourceSpan span, string text, string name)
        : base(span) => _spelling = text == name ? text : new QuotedName(text, name);

    /// <summary>As written, back-quotes included.</summary>
    public string Text => _spelling is string bare ? bare : ((QuotedName)_spelling).Text;

    /// <summary>What it means: without back-quotes, escapes resolved. Empty where the text lacks a name.</summary>
    public string Name => _spelling is string bare ? bare : ((QuotedName)_spelling).Name;

    /// <summary>Whether it stands in back-quotes.</summary>
    public bool IsQuoted => Text.Length > 0 && Text[0] == '`';

    /// <summary>Whether the text lacks the name; the parser reported it.</summary>
    public bool IsMissing => Text.Length == 0;

    /// <inheritdoc/>
    public override TResult Accept<TResult>(VqlVisitor<TResult> visitor) => visitor.VisitIdentifier(this);

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>A name that is written otherwise than it reads.</summary>
    private sealed class QuotedName(string text, string name)
    {
        internal string Text { get; } = text;

        internal string Name { get; } = name;
    }
}
