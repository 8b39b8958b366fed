using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Syntax.Nodes;

/// <summary>A lambda, which VQL writes inside a string: <c>"x,y=>x + y"</c>.</summary>
/// <param name="span">Where it stands in the string's value.</param>
/// <param name="parameters">The parameters.</param>
/// <param name="body">The expression.</param>
public sealed class LambdaExpression(SourceSpan span, NodeList<VqlIdentifier> parameters, VqlExpression body) : VqlNode(span)
{
    /// <summary>The parameters.</summary>
    public NodeList<VqlIdentifier> Parameters { get; } = parameters;

    /// <summary>The expression.</summary>
    public VqlExpression Body { get; } = body;

    /// <inheritdoc/>
    public override TResult Accept<TResult>(VqlVisitor<TResult> visitor) => visitor.VisitLambda(this);
}
