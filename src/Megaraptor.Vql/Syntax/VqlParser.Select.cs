using Megaraptor.Vql.Syntax.Nodes;
using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Syntax;

/// <content>Queries: <c>{ EXPLAIN } SELECT columns FROM source [WHERE] [GROUP BY] [ORDER BY] [LIMIT]</c>, the clauses in this order only.</content>
internal sealed partial class VqlParser
{
    private SelectQuery ParseSelect()
    {
        int start = Current.Span.Start;
        bool isExplained = false;
        while (TryTake(TokenKind.Explain))
        {
            isExplained = true;
        }

        if (!TryTake(TokenKind.Select))
        {
            Unexpected("SELECT");
            if (IsMisspeltSelect)
            {
                Take();
                _lost = false;
            }
        }

        bool entered = Enter();
        NodeList<SelectColumn> columns = entered ? ParseColumns() : default;
        FromClause from = ParseFrom();
        CommaExpression? where = TryTake(TokenKind.Where) ? ParseClause() : null;
        CommaExpression? groupBy = TryTake(TokenKind.GroupBy) ? ParseClause() : null;
        OrderByClause? orderBy = Kind == TokenKind.OrderBy ? ParseOrderBy() : null;
        VqlExpression? limit = TryTake(TokenKind.Limit) ? ParseLimit() : null;
        Leave();
        return new SelectQuery(SpanFrom(start), isExplained, columns, from, where, groupBy, orderBy, limit);
    }

    private NodeList<SelectColumn> ParseColumns()
    {
        int first = _columns.Count;
        if (Kind == TokenKind.Star)
        {
            // A leading star may be followed by a comma, by columns without one, or by nothing.
            _columns.Push(new SelectColumn(Take().Span, null, null));
            TryTake(TokenKind.Comma);
        }

        while (StartsColumn(Kind))
        {
            _columns.Push(ParseColumn());
            if (Kind is not (TokenKind.Comma or TokenKind.From))
            {
                Unexpected("FROM");
                SkipTo(static kind => kind is TokenKind.Comma or TokenKind.From, EndsColumns);
            }

            while (Kind == TokenKind.Comma && !StartsColumn(NextKind))
            {
                Unexpected("FROM");
                Advance();
                SkipTo(static kind => kind is TokenKind.Comma or TokenKind.From, EndsColumns);
            }

            if (!TryTake(TokenKind.Comma))
            {
                break;
            }
        }

        return _columns.TakeFrom(first);
    }

    private SelectColumn ParseColumn()
    {
        int start = Current.Span.Start;
        VqlExpression? expression = Kind switch
        {
            TokenKind.Star => null,
            TokenKind.OpenBrace => ParseSubquery(),
            _ => ParseAnd(),
        };
        if (expression is null)
        {
            Take();
        }

        VqlIdentifier? alias = null;
        if (Kind == TokenKind.As)
        {
            if (NextKind != TokenKind.Identifier)
            {
                Unexpected("FROM");
            }
            else
            {
                Take();
                alias = TakeIdentifier();
            }
        }

        return new SelectColumn(SpanFrom(start), expression, alias);
    }

    private FromClause ParseFrom()
    {
        if (!Expect(TokenKind.From, "FROM"))
        {
            SkipTo(static kind => kind is TokenKind.From || StartsClause(kind));
            if (!TryTake(TokenKind.From))
            {
                return new FromClause(new SourceSpan(Current.Span.Start, 0), default, null);
            }
        }

        int start = Current.Span.Start;
        if (Kind != TokenKind.Identifier)
        {
            Unexpected("a plugin, an artifact or a stored query");
            SkipTo(StartsClause);
            return new FromClause(new SourceSpan(start, 0), default, null);
        }

        int first = _names.Count;
        _names.Push(TakeIdentifier());
        while (Kind == TokenKind.Dot)
        {
            Take();
            _names.Push(ParseIdentifier("a name"));
        }

        NodeList<VqlIdentifier> names = _names.TakeFrom(first);
        CallArguments? arguments = Kind == TokenKind.OpenParenthesis ? ParseArguments() : null;
        return new FromClause(SpanFrom(start), names, arguments);
    }

    private CommaExpression ParseClause()
    {
        CommaExpression clause = ParseComma();
        if (_lost)
        {
            SkipTo(static kind => StartsClause(kind) || kind is TokenKind.CloseBrace);
        }

        return clause;
    }

    private OrderByClause ParseOrderBy()
    {
        int start = Take().Span.Start;
        VqlIdentifier column = ParseIdentifier("a column");
        bool isDescending = TryTake(TokenKind.Desc);
        if (_lost)
        {
            SkipTo(static kind => kind is TokenKind.Limit or TokenKind.CloseBrace);
        }

        return new OrderByClause(SpanFrom(start), column, isDescending);
    }

    private VqlExpression ParseLimit()
    {
        if (Kind == TokenKind.TemplateParameter)
        {
            return ParseTemplateParameter();
        }

        if (Kind != TokenKind.Number)
        {
            Unexpected("an integer");
            return new MissingExpression(new SourceSpan(Current.Span.Start, 0));
        }

        NumberLiteral number = ParseNumber();
        if (number.Value.Kind != NumberKind.Integer)
        {
            Report(number.Span, $"LIMIT takes an integer, not {number.Text}.");
        }

        return number;
    }
}
