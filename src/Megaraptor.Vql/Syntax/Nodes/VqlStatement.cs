using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Syntax.Nodes;

/// <summary>A statement: <c>LET</c> or <c>SELECT</c>.</summary>
/// <param name="span">Where it stands.</param>
public abstract class VqlStatement(SourceSpan span) : VqlNode(span);

/// <summary>A <c>SELECT</c> that stands as a statement and so yields rows.</summary>
/// <param name="query">The query.</param>
public sealed class SelectStatement(SelectQuery query) : VqlStatement(query.Span)
{
    /// <summary>The query.</summary>
    public SelectQuery Query { get; } = query;

    /// <inheritdoc/>
    public override TResult Accept<TResult>(VqlVisitor<TResult> visitor) => visitor.VisitSelectStatement(this);
}

/// <summary><c>LET name(parameters) = value</c> or, evaluated at once, <c>LET name &lt;= value</c>.</summary>
/// <param name="span">Where it stands.</param>
/// <param name="name">The name that is defined.</param>
/// <param name="parameters">The parameters; null when there is no parameter list.</param>
/// <param name="isMaterialised">Whether the operator is <c>&lt;=</c>.</param>
/// <param name="value">A <see cref="SubqueryExpression"/> for a stored query, else the expression.</param>
public sealed class LetStatement(SourceSpan span, VqlIdentifier name, NodeList<LetParameter>? parameters, bool isMaterialised, VqlExpression value)
    : VqlStatement(span)
{
    /// <summary>The name that is defined.</summary>
    public VqlIdentifier Name { get; } = name;

    /// <summary>The parameters; null when there is no parameter list.</summary>
    public NodeList<LetParameter>? Parameters { get; } = parameters;

    /// <summary>True for <c>&lt;=</c>: evaluated once, here. False for <c>=</c>: evaluated at every use.</summary>
    public bool IsMaterialised { get; } = isMaterialised;

    /// <summary>The value: a <see cref="SubqueryExpression"/> when a query is stored, else an expression.</summary>
    public VqlExpression Value { get; } = value;

    /// <inheritdoc/>
    public override TResult Accept<TResult>(VqlVisitor<TResult> visitor) => visitor.VisitLetStatement(this);
}

/// <summary>A parameter of a <c>LET</c>, with its default if it has one.</summary>
/// <param name="span">Where it stands.</param>
/// <param name="name">The name.</param>
/// <param name="defaultValue">The default, or null.</param>
public sealed class LetParameter(SourceSpan span, VqlIdentifier name, VqlExpression? defaultValue) : VqlNode(span)
{
    /// <summary>The name.</summary>
    public VqlIdentifier Name { get; } = name;

    /// <summary>The default, or null.</summary>
    public VqlExpression? DefaultValue { get; } = defaultValue;

    /// <inheritdoc/>
    public override TResult Accept<TResult>(VqlVisitor<TResult> visitor) => visitor.VisitLetParameter(this);
}
