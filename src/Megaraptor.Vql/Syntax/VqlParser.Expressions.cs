using Megaraptor.Vql.Syntax.Nodes;
using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Syntax;

/// <content>The values that operators join, and the lists and calls around them.</content>
internal sealed partial class VqlParser
{
    /// <summary><c>Comma = And { "," [ And ] }</c></summary>
    private CommaExpression ParseComma()
    {
        int start = Current.Span.Start;
        int first = _items.Count;
        _items.Push(ParseAnd());
        int commas = 0;
        while (TryTake(TokenKind.Comma))
        {
            commas++;
            if (StartsExpression(Kind))
            {
                _items.Push(ParseAnd());
            }
            else if (Kind == TokenKind.Comma)
            {
                _items.Push(new OmittedExpression(new SourceSpan(Current.Span.Start, 0)));
            }
        }

        return new CommaExpression(SpanFrom(start), _items.TakeFrom(first), commas);
    }

    private VqlExpression ParseMember()
    {
        int start = Current.Span.Start;
        VqlExpression target = ParseValue();
        if (Kind is not (TokenKind.Dot or TokenKind.OpenBracket) || _lost)
        {
            return target;
        }

        int first = _accessors.Count;
        while (Kind is TokenKind.Dot or TokenKind.OpenBracket && !_lost)
        {
            _accessors.Push(Kind == TokenKind.Dot ? ParseNamedAccessor() : ParseBracketAccessor());
        }

        return new MemberExpression(SpanFrom(start), target, _accessors.TakeFrom(first));
    }

    private NamedAccessor ParseNamedAccessor()
    {
        int start = Take().Span.Start;
        VqlIdentifier name = ParseIdentifier("a member name");
        return new NamedAccessor(SpanFrom(start), name);
    }

    private BracketAccessor ParseBracketAccessor()
    {
        int start = Take().Span.Start;
        VqlExpression? first = StartsExpression(Kind) && Kind != TokenKind.Not ? ParseValue() : null;
        bool isSlice = TryTake(TokenKind.Colon);
        VqlExpression? end = isSlice && StartsExpression(Kind) && Kind != TokenKind.Not ? ParseValue() : null;
        Close(TokenKind.CloseBracket, "']'");
        return new BracketAccessor(SpanFrom(start), first, isSlice, end);
    }

    private VqlExpression ParseValue()
    {
        switch (Kind)
        {
            case TokenKind.Identifier or TokenKind.NegatedIdentifier:
                return ParseSymbol();
            case TokenKind.OpenParenthesis:
                return ParseParenthesized();
            case TokenKind.String or TokenKind.RawString:
                return new StringLiteral(Take().Span, _text);
            case TokenKind.Number:
                return ParseNumber();
            case TokenKind.True or TokenKind.False:
                VqlToken boolean = Take();
                return new BooleanLiteral(boolean.Span, PooledText(boolean.Span), boolean.Kind == TokenKind.True);
            case TokenKind.Null:
                return new NullLiteral(Take().Span);
            case TokenKind.TemplateParameter:
                return ParseTemplateParameter();
            default:
                Unexpected("an expression");
                return Missing();
        }
    }

    private SymbolExpression ParseSymbol()
    {
        VqlToken first = Take();
        bool isNegated = first.Kind == TokenKind.NegatedIdentifier;
        SourceSpan span = isNegated ? SourceSpan.Between(first.Span.Start + 1, first.Span.End) : first.Span;
        string text = PooledText(span);
        int firstName = _names.Count;
        _names.Push(new VqlIdentifier(span, text, StringEscapes.UnquoteName(text)));
        while (Kind == TokenKind.Dot && NextKind == TokenKind.Identifier)
        {
            Advance();
            _names.Push(TakeIdentifier());
        }

        NodeList<VqlIdentifier> names = _names.TakeFrom(firstName);
        int firstCall = _calls.Count;
        while (Kind == TokenKind.OpenParenthesis && !_lost)
        {
            _calls.Push(ParseArguments());
        }

        return new SymbolExpression(SpanFrom(first.Span.Start), isNegated, names, _calls.TakeFrom(firstCall));
    }

    private CallArguments ParseArguments()
    {
        int start = Take().Span.Start;
        int first = _arguments.Count;
        if (Kind != TokenKind.CloseParenthesis && Enter())
        {
            do
            {
                _arguments.Push(ParseArgument());
                if (Kind is not (TokenKind.Comma or TokenKind.CloseParenthesis))
                {
                    Unexpected("')'");
                    SkipTo(static kind => kind is TokenKind.Comma or TokenKind.CloseParenthesis or TokenKind.CloseBrace or TokenKind.From || StartsClause(kind));
                }
            }
            while (TryTake(TokenKind.Comma));
            Leave();
        }

        Close(TokenKind.CloseParenthesis, "')'");
        return new CallArguments(SpanFrom(start), _arguments.TakeFrom(first));
    }

    private CallArgument ParseArgument()
    {
        int start = Current.Span.Start;
        VqlIdentifier name = ParseIdentifier("an argument, written name=value");
        if (_lost)
        {
            return new CallArgument(SpanFrom(start), name, Missing());
        }

        VqlExpression value = Expect(TokenKind.Equal, "'='") ? ParseArgumentValue() : Missing();
        return new CallArgument(SpanFrom(start), name, value);
    }

    private VqlExpression ParseArgumentValue() => Kind switch
    {
        TokenKind.OpenBrace => ParseSubquery(),
        TokenKind.OpenBracket => ParseArray(),
        _ => ParseAnd(),
    };

    private VqlExpression ParseSubquery()
    {
        int start = Take().Span.Start;
        if (Kind is TokenKind.Select or TokenKind.Explain || IsMisspeltSelect)
        {
            SelectQuery query = ParseSelect();
            Close(TokenKind.CloseBrace, "'}'");
            return new SubqueryExpression(SpanFrom(start), query);
        }

        Unexpected("SELECT");
        Close(TokenKind.CloseBrace, "'}'");
        return Missing();
    }

    private VqlExpression ParseArray()
    {
        int start = Take().Span.Start;
        if (!Enter())
        {
            return Missing();
        }

        CommaExpression? inner = Kind == TokenKind.CloseBracket ? null : ParseComma();
        Close(TokenKind.CloseBracket, "']'");
        Leave();
        return new ArrayExpression(SpanFrom(start), inner);
    }

    private VqlExpression ParseParenthesized()
    {
        int start = Take().Span.Start;
        if (!Enter())
        {
            return Missing();
        }

        CommaExpression inner = ParseComma();
        Close(TokenKind.CloseParenthesis, "')'");
        Leave();
        return new ParenthesizedExpression(SpanFrom(start), inner);
    }

    private NumberLiteral ParseNumber()
    {
        VqlToken token = Take();
        string text = PooledText(token.Span);
        return new NumberLiteral(token.Span, text, NumberValue.Parse(text));
    }

    private TemplateParameter ParseTemplateParameter()
    {
        SourceSpan span = Take().Span;
        return new TemplateParameter(span, _text.Substring(span.Start + 1, span.Length - 1));
    }

    /// <summary>Takes a closing bracket. When another token stands there, the bracket is sought further on.</summary>
    private void Close(TokenKind kind, string what)
    {
        if (Kind != kind)
        {
            Unexpected(what);
            SkipTo(next => next == kind || next is TokenKind.From || StartsClause(next));
        }

        TryTake(kind);
    }

    private MissingExpression Missing() => new(new SourceSpan(Current.Span.Start, 0));
}
