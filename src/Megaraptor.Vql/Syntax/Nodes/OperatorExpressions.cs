using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Syntax.Nodes;

/// <summary>The five levels of binary operators, from the loosest to the tightest. AND binds looser than OR.</summary>
public enum OperatorLevel
{
    /// <summary><c>AND</c>, <c>&amp;&amp;</c></summary>
    And,

    /// <summary><c>OR</c>, <c>||</c></summary>
    Or,

    /// <summary><c>= != &lt; &lt;= &gt; &gt;= =~ IN &lt;&gt;</c></summary>
    Comparison,

    /// <summary><c>+ -</c></summary>
    Additive,

    /// <summary><c>* /</c></summary>
    Multiplicative,
}

/// <summary>Operands joined by operators of one level, evaluated from left to right: <c>a + b - c</c> is one chain.</summary>
/// <remarks>A chain is flat, however long it is, so that walking a tree needs no deep stack.</remarks>
/// <param name="span">Where it stands.</param>
/// <param name="level">The level of its operators.</param>
/// <param name="operands">The operands; one more than operators.</param>
/// <param name="operators">The operators, as tokens.</param>
/// <param name="operatorTexts">The operators, as written.</param>
public sealed class OperatorChain(
    SourceSpan span,
    OperatorLevel level,
    NodeList<VqlExpression> operands,
    NodeList<VqlToken> operators,
    NodeList<string> operatorTexts) : VqlExpression(span)
{
    /// <summary>The level of the operators.</summary>
    public OperatorLevel Level { get; } = level;

    /// <summary>The operands; one more than <see cref="Operators"/>.</summary>
    public NodeList<VqlExpression> Operands { get; } = operands;

    /// <summary>The operators: the one at index i stands between operands i and i + 1.</summary>
    public NodeList<VqlToken> Operators { get; } = operators;

    /// <summary>The operators as written.</summary>
    public NodeList<string> OperatorTexts { get; } = operatorTexts;

    /// <inheritdoc/>
    public override TResult Accept<TResult>(VqlVisitor<TResult> visitor) => visitor.VisitOperatorChain(this);
}

/// <summary><c>NOT operand</c></summary>
/// <param name="span">Where it stands.</param>
/// <param name="operand">What is negated.</param>
public sealed class NotExpression(SourceSpan span, VqlExpression operand) : VqlExpression(span)
{
    /// <summary>What is negated.</summary>
    public VqlExpression Operand { get; } = operand;

    /// <inheritdoc/>
    public override TResult Accept<TResult>(VqlVisitor<TResult> visitor) => visitor.VisitNot(this);
}

/// <summary>A value followed by members and indexes: <c>f(x=1).a[0]</c>.</summary>
/// <param name="span">Where it stands.</param>
/// <param name="target">The value.</param>
/// <param name="accessors">The members and indexes, in order; at least one.</param>
public sealed class MemberExpression(SourceSpan span, VqlExpression target, NodeList<Accessor> accessors) : VqlExpression(span)
{
    /// <summary>The value whose member is taken.</summary>
    public VqlExpression Target { get; } = target;

    /// <summary>The members and indexes, in order; at least one.</summary>
    public NodeList<Accessor> Accessors { get; } = accessors;

    /// <inheritdoc/>
    public override TResult Accept<TResult>(VqlVisitor<TResult> visitor) => visitor.VisitMember(this);
}

/// <summary>One step of a <see cref="MemberExpression"/>.</summary>
/// <param name="span">Where it stands.</param>
public abstract class Accessor(SourceSpan span) : VqlNode(span);

/// <summary><c>.name</c></summary>
/// <param name="span">Where it stands, dot included.</param>
/// <param name="name">The member.</param>
public sealed class NamedAccessor(SourceSpan span, VqlIdentifier name) : Accessor(span)
{
    /// <summary>The member.</summary>
    public VqlIdentifier Name { get; } = name;

    /// <inheritdoc/>
    public override TResult Accept<TResult>(VqlVisitor<TResult> visitor) => visitor.VisitNamedAccessor(this);
}

/// <summary><c>[start]</c>, <c>[start:end]</c>, <c>[:end]</c>, <c>[start:]</c></summary>
/// <param name="span">Where it stands, brackets included.</param>
/// <param name="start">The index or the beginning of the slice, or null.</param>
/// <param name="isSlice">Whether there is a colon.</param>
/// <param name="end">The end of the slice, or null.</param>
public sealed class BracketAccessor(SourceSpan span, VqlExpression? start, bool isSlice, VqlExpression? end) : Accessor(span)
{
    /// <summary>The index or the beginning of the slice, or null.</summary>
    public VqlExpression? Start { get; } = start;

    /// <summary>Whether there is a colon.</summary>
    public bool IsSlice { get; } = isSlice;

    /// <summary>The end of the slice, or null.</summary>
    public VqlExpression? End { get; } = end;

    /// <inheritdoc/>
    public override TResult Accept<TResult>(VqlVisitor<TResult> visitor) => visitor.VisitBracketAccessor(this);
}
