using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Syntax.Nodes;

/// <summary>A whole VQL text: statements one after the other, without a separator.</summary>
/// <param name="span">The whole text.</param>
/// <param name="statements">The statements, in order.</param>
public sealed class VqlScript(SourceSpan span, NodeList<VqlStatement> statements) : VqlNode(span)
{
    /// <summary>The statements, in order. The index of one is its <c>query_id</c> on the wire.</summary>
    public NodeList<VqlStatement> Statements { get; } = statements;

    /// <inheritdoc/>
    public override TResult Accept<TResult>(VqlVisitor<TResult> visitor) => visitor.VisitScript(this);
}
