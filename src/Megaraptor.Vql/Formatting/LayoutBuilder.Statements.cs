using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Vql.Formatting;

/// <content>Statements and queries.</content>
internal sealed partial class LayoutBuilder
{
    private static readonly DocText s_blank = new(" ");

    private Doc Let(LetStatement let)
    {
        var parts = new List<Doc> { Token(), s_blank, Token() };
        if (let.Parameters is { } parameters)
        {
            parts.Add(Doc.Group(Token(), List([.. parameters], Parameter), Token()));
        }

        parts.Add(s_blank);
        parts.Add(Token());
        if (let.Value is SubqueryExpression stored)
        {
            parts.Add(Doc.Indent(s_blank, Query(stored.Query)));
        }
        else
        {
            parts.Add(Doc.Indent(s_blank, Expression(let.Value)));
        }

        return Doc.Group([.. parts]);
    }

    private Doc Parameter(LetParameter parameter) =>
        parameter.DefaultValue is null ? Token() : Doc.Of(Token(), Token(), ArgumentValue(parameter.DefaultValue));

    private Doc Query(SelectQuery query)
    {
        var parts = new List<Doc>();
        while (IsAt(TokenKind.Explain))
        {
            parts.Add(Token());
            parts.Add(s_blank);
        }

        parts.Add(Token());
        if (query.Columns.Count > 0)
        {
            parts.Add(Doc.Group(Doc.Indent(Doc.Line, Columns(query))));
        }

        parts.Add(Doc.Line);
        parts.Add(Doc.Of(Token(), s_blank, From(query.From)));
        foreach (CommaExpression? clause in (CommaExpression?[])[query.Where, query.GroupBy])
        {
            if (clause is not null)
            {
                parts.Add(Doc.Line);
                parts.Add(Doc.Group(Token(), s_blank, clause.IsList ? Doc.Indent(Comma(clause)) : Comma(clause)));
            }
        }

        if (query.OrderBy is { } order)
        {
            parts.Add(Doc.Line);
            parts.Add(Doc.Of(Token(), s_blank, Token(), order.IsDescending ? Doc.Of(s_blank, Token()) : Doc.Of()));
        }

        if (query.Limit is not null)
        {
            parts.Add(Doc.Line);
            parts.Add(Doc.Of(Token(), s_blank, Token()));
        }

        return Doc.Group([.. parts]);
    }

    /// <summary>The columns. Behind a leading star the comma may be missing, or be there without a column behind it.</summary>
    private Doc Columns(SelectQuery query)
    {
        var parts = new List<Doc>();
        foreach (SelectColumn column in query.Columns)
        {
            if (parts.Count > 0)
            {
                parts.Add(IsAt(TokenKind.Comma) ? Doc.Of(Token(), Doc.Line) : Doc.Line);
            }

            parts.Add(Column(column));
        }

        if (IsAt(TokenKind.Comma))
        {
            parts.Add(Token());
        }

        return Doc.Of([.. parts]);
    }

    private Doc Column(SelectColumn column)
    {
        Doc value = column.Expression switch
        {
            null => Token(),
            SubqueryExpression subquery => Subquery(subquery),
            _ => Expression(column.Expression),
        };
        return column.Alias is null ? value : Doc.Of(value, s_blank, Token(), s_blank, Token());
    }

    private Doc From(FromClause from)
    {
        Doc name = Names(from.Names.Count);
        return from.Arguments is null ? name : Doc.Of(name, Arguments(from.Arguments));
    }

    private Doc Subquery(SubqueryExpression subquery) => Doc.Group(Token(), Doc.Indent(Doc.Line, Query(subquery.Query)), Doc.Line, Token());
}
