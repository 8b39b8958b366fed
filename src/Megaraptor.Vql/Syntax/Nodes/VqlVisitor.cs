namespace Megaraptor.Vql.Syntax.Nodes;

/// <summary>Makes something of each kind of node. What is not overridden answers <see cref="DefaultVisit"/>.</summary>
/// <typeparam name="TResult">What is made of a node.</typeparam>
public abstract class VqlVisitor<TResult>
{
    /// <summary>Makes something of a node by calling the method for its kind.</summary>
    /// <param name="node">The node.</param>
    /// <returns>What was made of it.</returns>
    public TResult Visit(VqlNode node) => node.Accept(this);

    /// <summary>Called for every node whose own method is not overridden.</summary>
    /// <param name="node">The node.</param>
    /// <returns>What is made of it.</returns>
    protected abstract TResult DefaultVisit(VqlNode node);

    /// <summary>Called for a <see cref="VqlScript"/>.</summary>
    /// <param name="node">The node.</param>
    /// <returns>What is made of it.</returns>
    protected internal virtual TResult VisitScript(VqlScript node) => DefaultVisit(node);

    /// <summary>Called for a <see cref="SelectStatement"/>.</summary>
    /// <param name="node">The node.</param>
    /// <returns>What is made of it.</returns>
    protected internal virtual TResult VisitSelectStatement(SelectStatement node) => DefaultVisit(node);

    /// <summary>Called for a <see cref="LetStatement"/>.</summary>
    /// <param name="node">The node.</param>
    /// <returns>What is made of it.</returns>
    protected internal virtual TResult VisitLetStatement(LetStatement node) => DefaultVisit(node);

    /// <summary>Called for a <see cref="LetParameter"/>.</summary>
    /// <param name="node">The node.</param>
    /// <returns>What is made of it.</returns>
    protected internal virtual TResult VisitLetParameter(LetParameter node) => DefaultVisit(node);

    /// <summary>Called for a <see cref="SelectQuery"/>.</summary>
    /// <param name="node">The node.</param>
    /// <returns>What is made of it.</returns>
    protected internal virtual TResult VisitSelectQuery(SelectQuery node) => DefaultVisit(node);

    /// <summary>Called for a <see cref="SelectColumn"/>.</summary>
    /// <param name="node">The node.</param>
    /// <returns>What is made of it.</returns>
    protected internal virtual TResult VisitSelectColumn(SelectColumn node) => DefaultVisit(node);

    /// <summary>Called for a <see cref="FromClause"/>.</summary>
    /// <param name="node">The node.</param>
    /// <returns>What is made of it.</returns>
    protected internal virtual TResult VisitFromClause(FromClause node) => DefaultVisit(node);

    /// <summary>Called for a <see cref="OrderByClause"/>.</summary>
    /// <param name="node">The node.</param>
    /// <returns>What is made of it.</returns>
    protected internal virtual TResult VisitOrderByClause(OrderByClause node) => DefaultVisit(node);

    /// <summary>Called for a <see cref="CallArguments"/>.</summary>
    /// <param name="node">The node.</param>
    /// <returns>What is made of it.</returns>
    protected internal virtual TResult VisitCallArguments(CallArguments node) => DefaultVisit(node);

    /// <summary>Called for a <see cref="CallArgument"/>.</summary>
    /// <param name="node">The node.</param>
    /// <returns>What is made of it.</returns>
    protected internal virtual TResult VisitCallArgument(CallArgument node) => DefaultVisit(node);

    /// <summary>Called for a <see cref="VqlIdentifier"/>.</summary>
    /// <param name="node">The node.</param>
    /// <returns>What is made of it.</returns>
    protected internal virtual TResult VisitIdentifier(VqlIdentifier node) => DefaultVisit(node);

    /// <summary>Called for a <see cref="OperatorChain"/>.</summary>
    /// <param name="node">The node.</param>
    /// <returns>What is made of it.</returns>
    protected internal virtual TResult VisitOperatorChain(OperatorChain node) => DefaultVisit(node);

    /// <summary>Called for a <see cref="NotExpression"/>.</summary>
    /// <param name="node">The node.</param>
    /// <returns>What is made of it.</returns>
    protected internal virtual TResult VisitNot(NotExpression node) => DefaultVisit(node);

    /// <summary>Called for a <see cref="MemberExpression"/>.</summary>
    /// <param name="node">The node.</param>
    /// <returns>What is made of it.</returns>
    protected internal virtual TResult VisitMember(MemberExpression node) => DefaultVisit(node);

    /// <summary>Called for a <see cref="NamedAccessor"/>.</summary>
    /// <param name="node">The node.</param>
    /// <returns>What is made of it.</returns>
    protected internal virtual TResult VisitNamedAccessor(NamedAccessor node) => DefaultVisit(node);

    /// <summary>Called for a <see cref="BracketAccessor"/>.</summary>
    /// <param name="node">The node.</param>
    /// <returns>What is made of it.</returns>
    protected internal virtual TResult VisitBracketAccessor(BracketAccessor node) => DefaultVisit(node);

    /// <summary>Called for a <see cref="SymbolExpression"/>.</summary>
    /// <param name="node">The node.</param>
    /// <returns>What is made of it.</returns>
    protected internal virtual TResult VisitSymbol(SymbolExpression node) => DefaultVisit(node);

    /// <summary>Called for a <see cref="CommaExpression"/>.</summary>
    /// <param name="node">The node.</param>
    /// <returns>What is made of it.</returns>
    protected internal virtual TResult VisitComma(CommaExpression node) => DefaultVisit(node);

    /// <summary>Called for a <see cref="OmittedExpression"/>.</summary>
    /// <param name="node">The node.</param>
    /// <returns>What is made of it.</returns>
    protected internal virtual TResult VisitOmitted(OmittedExpression node) => DefaultVisit(node);

    /// <summary>Called for a <see cref="ParenthesizedExpression"/>.</summary>
    /// <param name="node">The node.</param>
    /// <returns>What is made of it.</returns>
    protected internal virtual TResult VisitParenthesized(ParenthesizedExpression node) => DefaultVisit(node);

    /// <summary>Called for a <see cref="ArrayExpression"/>.</summary>
    /// <param name="node">The node.</param>
    /// <returns>What is made of it.</returns>
    protected internal virtual TResult VisitArray(ArrayExpression node) => DefaultVisit(node);

    /// <summary>Called for a <see cref="SubqueryExpression"/>.</summary>
    /// <param name="node">The node.</param>
    /// <returns>What is made of it.</returns>
    protected internal virtual TResult VisitSubquery(SubqueryExpression node) => DefaultVisit(node);

    /// <summary>Called for a <see cref="TemplateParameter"/>.</summary>
    /// <param name="node">The node.</param>
    /// <returns>What is made of it.</returns>
    protected internal virtual TResult VisitTemplateParameter(TemplateParameter node) => DefaultVisit(node);

    /// <summary>Called for a <see cref="MissingExpression"/>.</summary>
    /// <param name="node">The node.</param>
    /// <returns>What is made of it.</returns>
    protected internal virtual TResult VisitMissing(MissingExpression node) => DefaultVisit(node);

    /// <summary>Called for a <see cref="StringLiteral"/>.</summary>
    /// <param name="node">The node.</param>
    /// <returns>What is made of it.</returns>
    protected internal virtual TResult VisitString(StringLiteral node) => DefaultVisit(node);

    /// <summary>Called for a <see cref="NumberLiteral"/>.</summary>
    /// <param name="node">The node.</param>
    /// <returns>What is made of it.</returns>
    protected internal virtual TResult VisitNumber(NumberLiteral node) => DefaultVisit(node);

    /// <summary>Called for a <see cref="BooleanLiteral"/>.</summary>
    /// <param name="node">The node.</param>
    /// <returns>What is made of it.</returns>
    protected internal virtual TResult VisitBoolean(BooleanLiteral node) => DefaultVisit(node);

    /// <summary>Called for a <see cref="NullLiteral"/>.</summary>
    /// <param name="node">The node.</param>
    /// <returns>What is made of it.</returns>
    protected internal virtual TResult VisitNull(NullLiteral node) => DefaultVisit(node);

    /// <summary>Called for a <see cref="LambdaExpression"/>.</summary>
    /// <param name="node">The node.</param>
    /// <returns>What is made of it.</returns>
    protected internal virtual TResult VisitLambda(LambdaExpression node) => DefaultVisit(node);
}
