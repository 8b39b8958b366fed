using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Syntax.Nodes;

/// <summary>A piece of the syntax tree. Immutable; holds no parent, so subtrees can be shared.</summary>
/// <param name="span">Where the piece stands in the text.</param>
public abstract class VqlNode(SourceSpan span)
{
    /// <summary>Where the piece stands in the text, from its first token to its last.</summary>
    public SourceSpan Span { get; } = span;

    /// <summary>Calls the visitor's method for this kind of node.</summary>
    /// <typeparam name="TResult">What the visitor makes of a node.</typeparam>
    /// <param name="visitor">The visitor.</param>
    /// <returns>What the visitor answers.</returns>
    public abstract TResult Accept<TResult>(VqlVisitor<TResult> visitor);
}

/// <summary>A piece of the tree that has a value.</summary>
/// <param name="span">Where the piece stands in the text.</param>
public abstract class VqlExpression(SourceSpan span) : VqlNode(span);
