namespace Megaraptor.Vql.Syntax.Nodes;

/// <summary>The children of each kind of node: the one place that knows them.</summary>
public static class NodeChildren
{
    /// <summary>The direct children of a node, in the order of the text.</summary>
    /// <param name="node">The node.</param>
    /// <returns>The children; none for a literal.</returns>
    public static IEnumerable<VqlNode> Children(this VqlNode node) => node switch
    {
        VqlScript script => script.Statements,
        SelectStatement select => [select.Query],
        LetStatement { Parameters: { } parameters } let => [let.Name, .. parameters, let.Value],
        LetStatement let => [let.Name, let.Value],
        LetParameter parameter => Present(parameter.Name, parameter.DefaultValue),
        SelectQuery query => [.. query.Columns, .. Present(query.From, query.Where, query.GroupBy, query.OrderBy, query.Limit)],
        SelectColumn column => Present(column.Expression, column.Alias),
        FromClause from => [.. from.Names, .. Present(from.Arguments)],
        OrderByClause order => [order.Column],
        CallArguments arguments => arguments.Items,
        CallArgument argument => [argument.Name, argument.Value],
        OperatorChain chain => chain.Operands,
        NotExpression not => [not.Operand],
        MemberExpression member => [member.Target, .. member.Accessors],
        NamedAccessor accessor => [accessor.Name],
        BracketAccessor accessor => Present(accessor.Start, accessor.End),
        SymbolExpression symbol => [.. symbol.Names, .. symbol.Calls],
        CommaExpression comma => comma.Items,
        ParenthesizedExpression parenthesized => [parenthesized.Inner],
        ArrayExpression array => Present(array.Inner),
        SubqueryExpression subquery => [subquery.Query],
        LambdaExpression lambda => [.. lambda.Parameters, lambda.Body],
        _ => [],
    };

    private static IEnumerable<VqlNode> Present(params VqlNode?[] nodes)
    {
        foreach (VqlNode? node in nodes)
        {
            if (node is not null)
            {
                yield return node;
            }
        }
    }
}
