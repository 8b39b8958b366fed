using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Vql.Tests.Syntax;

/// <summary>Writes a whole tree out, so that two trees can be compared.</summary>
internal static class TreeText
{
    internal static string Of(VqlNode node)
    {
        string own = node switch
        {
            StringLiteral text => text.Text,
            NumberLiteral number => number.Text,
            BooleanLiteral boolean => boolean.Text,
            VqlIdentifier identifier => identifier.Text,
            OperatorChain chain => $"{chain.Level} {string.Join(' ', chain.Operators.Select(static token => token.Kind))}",
            SymbolExpression symbol => $"{symbol.IsNegated} {symbol.Names.Count} {symbol.Calls.Count}",
            CommaExpression comma => comma.Commas.ToString(System.Globalization.CultureInfo.InvariantCulture),
            BracketAccessor bracket => $"{bracket.Start is not null} {bracket.IsSlice} {bracket.End is not null}",
            SelectQuery query => $"{query.IsExplained} {query.Columns.Count} {query.Where is not null} {query.GroupBy is not null} {query.OrderBy is not null}",
            OrderByClause order => order.IsDescending.ToString(),
            LetStatement let => $"{let.IsMaterialised} {let.Parameters?.Count}",
            _ => "",
        };
        return $"{node.GetType().Name}[{own}]({string.Join(' ', node.Children().Select(Of))})";
    }
}
