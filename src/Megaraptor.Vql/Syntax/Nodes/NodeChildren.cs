namespace Megaraptor.Vql.Syntax.Nodes;

/// <summary>The children of each kind of node: the one place that knows them.</summary>
public static class NodeChildren
{
    /// <summary>The direct children of a node, in the order of the text.</summary>
    /// <param name="node">The node.</param>
    /// <returns>The children; none for a literal.</returns>
    public static IReadOnlyList<VqlNode> Children(this VqlNode node)
    {
        var collector = new Collector();
        node.VisitChildren(collector);
        return collector.Nodes;
    }

    /// <summary>Shows the direct children of a node to a visitor, in the order of the text.</summary>
    internal static void VisitChildren<TResult>(this VqlNode node, VqlVisitor<TResult> visitor)
    {
        switch (node)
        {
            case VqlScript script:
                VisitAll(script.Statements, visitor);
                break;
            case SelectStatement select:
                visitor.Visit(select.Query);
                break;
            case LetStatement let:
                visitor.Visit(let.Name);
                VisitAll(let.Parameters ?? default, visitor);
                visitor.Visit(let.Value);
                break;
            case LetParameter parameter:
                visitor.Visit(parameter.Name);
                VisitPresent(parameter.DefaultValue, visitor);
                break;
            case SelectQuery query:
                VisitAll(query.Columns, visitor);
                visitor.Visit(query.From);
                VisitPresent(query.Where, visitor);
                VisitPresent(query.GroupBy, visitor);
                VisitPresent(query.OrderBy, visitor);
                VisitPresent(query.Limit, visitor);
                break;
            case SelectColumn column:
                VisitPresent(column.Expression, visitor);
                VisitPresent(column.Alias, visitor);
                break;
            case FromClause from:
                VisitAll(from.Names, visitor);
                VisitPresent(from.Arguments, visitor);
                break;
            case OrderByClause order:
                visitor.Visit(order.Column);
                break;
            case CallArguments arguments:
                VisitAll(arguments.Items, visitor);
                break;
            case CallArgument argument:
                visitor.Visit(argument.Name);
                visitor.Visit(argument.Value);
                break;
            case LambdaExpression lambda:
                VisitAll(lambda.Parameters, visitor);
                visitor.Visit(lambda.Body);
                break;
            case Accessor accessor:
                VisitAccessor(accessor, visitor);
                break;
            default:
                VisitExpression(node, visitor);
                break;
        }
    }

    private static void VisitExpression<TResult>(VqlNode node, VqlVisitor<TResult> visitor)
    {
        switch (node)
        {
            case OperatorChain chain:
                VisitAll(chain.Operands, visitor);
                break;
            case NotExpression not:
                visitor.Visit(not.Operand);
                break;
            case MemberExpression member:
                visitor.Visit(member.Target);
                VisitAll(member.Accessors, visitor);
                break;
            case SymbolExpression symbol:
                VisitAll(symbol.Names, visitor);
                VisitAll(symbol.Calls, visitor);
                break;
            case CommaExpression comma:
                VisitAll(comma.Items, visitor);
                break;
            case ParenthesizedExpression parenthesized:
                visitor.Visit(parenthesized.Inner);
                break;
            case ArrayExpression array:
                VisitPresent(array.Inner, visitor);
                break;
            case SubqueryExpression subquery:
                visitor.Visit(subquery.Query);
                break;
        }
    }

    private static void VisitAccessor<TResult>(Accessor accessor, VqlVisitor<TResult> visitor)
    {
        switch (accessor)
        {
            case NamedAccessor named:
                visitor.Visit(named.Name);
                break;
            case BracketAccessor bracket:
                VisitPresent(bracket.Start, visitor);
                VisitPresent(bracket.End, visitor);
                break;
        }
    }

    private static void VisitAll<TNode, TResult>(NodeList<TNode> nodes, VqlVisitor<TResult> visitor)
        where TNode : VqlNode
    {
        foreach (TNode node in nodes)
        {
            visitor.Visit(node);
        }
    }

    private static void VisitPresent<TResult>(VqlNode? node, VqlVisitor<TResult> visitor)
    {
        if (node is not null)
        {
            visitor.Visit(node);
        }
    }

    /// <summary>Keeps the nodes that it is shown.</summary>
    private sealed class Collector : VqlVisitor<bool>
    {
        internal List<VqlNode> Nodes { get; } = [];

        protected override bool DefaultVisit(VqlNode node)
        {
            Nodes.Add(node);
            return true;
        }
    }
}
