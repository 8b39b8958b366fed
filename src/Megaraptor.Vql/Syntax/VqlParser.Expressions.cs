using Megaraptor.Vql.Syntax.Nodes;
using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Syntax;

/// <content>Expressions, from the loosest operator to the tightest, and the values that they join.</content>
internal sealed partial class VqlParser
{
    /// <summary><c>Comma = And { "," [ And ] }</c></summary>
    private CommaExpression ParseComma()
    {
        int start = Current.Span.Start;
        var items = new List<VqlExpression> { ParseAnd() };
        int commas = 0;
        while (TryTake(TokenKind.Comma))
        {
            commas++;
            if (StartsExpression(Kind))
            {
                items.Add(ParseAnd());
            }
            else if (Kind == TokenKind.Comma)
            {
                items.Add(new OmittedExpression(new SourceSpan(Current.Span.Start, 0)));
            }
        }

        return new CommaExpression(SpanFrom(start), new NodeList<VqlExpression>(items), commas);
    }

    private VqlExpression ParseAnd() => ParseChain(OperatorLevel.And);

    private VqlExpression ParseChain(OperatorLevel level)
    {
        int start = Current.Span.Start;
        VqlExpression first = ParseOperand(level);
        if (!IsOperator(level, Kind))
        {
            return first;
        }

        var operands = new List<VqlExpression> { first };
        var operators = new List<VqlToken>();
        var texts = new List<string>();
        while (IsOperator(level, Kind))
        {
            VqlToken token = Take();
            operators.Add(token);
            texts.Add(token.TextIn(_text));
            operands.Add(ParseRightOperand(level));
        }

        return new OperatorChain(
            SpanFrom(start),
            level,
            new NodeList<VqlExpression>(operands),
            new NodeList<VqlToken>(operators),
            new NodeList<string>(texts));
    }

    private VqlExpression ParseOperand(OperatorLevel level) => level switch
    {
        OperatorLevel.And => ParseChain(OperatorLevel.Or),
        OperatorLevel.Or => Kind == TokenKind.Not ? ParseNot() : ParseChain(OperatorLevel.Comparison),
        OperatorLevel.Comparison => ParseChain(OperatorLevel.Additive),
        OperatorLevel.Additive => ParseChain(OperatorLevel.Multiplicative),
        _ => ParseMember(),
    };

    /// <summary>Right of <c>*</c> and <c>/</c> stands a value alone: no member of a call and no index may follow it.</summary>
    private VqlExpression ParseRightOperand(OperatorLevel level) =>
        level == OperatorLevel.Multiplicative ? ParseValue() : ParseOperand(level);

    private static bool IsOperator(OperatorLevel level, TokenKind kind) => level switch
    {
        OperatorLevel.And => kind is TokenKind.And or TokenKind.AmpersandAmpersand,
        OperatorLevel.Or => kind is TokenKind.Or or TokenKind.Pipes,
        OperatorLevel.Comparison => kind is TokenKind.LessGreater or TokenKind.LessOrEqual or TokenKind.GreaterOrEqual or TokenKind.Equal
            or TokenKind.Less or TokenKind.Greater or TokenKind.NotEqual or TokenKind.In or TokenKind.Matches,
        OperatorLevel.Additive => kind is TokenKind.Plus or TokenKind.Minus,
        _ => kind is TokenKind.Star or TokenKind.Slash,
    };

    private VqlExpression ParseNot()
    {
        int start = Take().Span.Start;
        if (!Enter())
        {
            return Missing();
        }

        VqlExpression operand = ParseOperand(OperatorLevel.Or);
        Leave();
        return new NotExpression(SpanFrom(start), operand);
    }

    private VqlExpression ParseMember()
    {
        int start = Current.Span.Start;
        VqlExpression target = ParseValue();
        if (Kind is not (TokenKind.Dot or TokenKind.OpenBracket) || _lost)
        {
            return target;
        }

        var accessors = new List<Accessor>();
        while (Kind is TokenKind.Dot or TokenKind.OpenBracket && !_lost)
        {
            accessors.Add(Kind == TokenKind.Dot ? ParseNamedAccessor() : ParseBracketAccessor());
        }

        return new MemberExpression(SpanFrom(start), target, new NodeList<Accessor>(accessors));
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
                SourceSpan span = Take().Span;
                string text = _text.Substring(span.Start, span.Length);
                return new StringLiteral(span, text, StringEscapes.Unquote(text));
            case TokenKind.Number:
                return ParseNumber();
            case TokenKind.True or TokenKind.False:
                VqlToken boolean = Take();
                return new BooleanLiteral(boolean.Span, boolean.TextIn(_text), boolean.Kind == TokenKind.True);
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
        string text = _text.Substring(span.Start, span.Length);
        var names = new List<VqlIdentifier> { new(span, text, StringEscapes.UnquoteName(text)) };
        while (Kind == TokenKind.Dot && NextKind == TokenKind.Identifier)
        {
            _index++;
            names.Add(TakeIdentifier());
        }

        var calls = new List<CallArguments>();
        while (Kind == TokenKind.OpenParenthesis && !_lost)
        {
            calls.Add(ParseArguments());
        }

        return new SymbolExpression(
            SpanFrom(first.Span.Start),
            isNegated,
            new NodeList<VqlIdentifier>(names),
            new NodeList<CallArguments>(calls));
    }

    private CallArguments ParseArguments()
    {
        int start = Take().Span.Start;
        var arguments = new List<CallArgument>();
        if (Kind != TokenKind.CloseParenthesis && Enter())
        {
            do
            {
                arguments.Add(ParseArgument());
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
        return new CallArguments(SpanFrom(start), new NodeList<CallArgument>(arguments));
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
        if (Kind is not (TokenKind.Select or TokenKind.Explain))
        {
            Unexpected("SELECT");
            return Missing();
        }

        SelectQuery query = ParseSelect();
        Close(TokenKind.CloseBrace, "'}'");
        return new SubqueryExpression(SpanFrom(start), query);
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
        string text = token.TextIn(_text);
        return new NumberLiteral(token.Span, text, NumberValue.Parse(text));
    }

    private TemplateParameter ParseTemplateParameter()
    {
        SourceSpan span = Take().Span;
        return new TemplateParameter(span, _text.Substring(span.Start + 1, span.Length - 1));
    }

    /// <summary>Takes a closing bracket; after an error inside, the one that belongs to it is sought first.</summary>
    private void Close(TokenKind kind, string what)
    {
        if (_lost && Kind != kind)
        {
            SkipTo(next => next == kind || next is TokenKind.From || StartsClause(next));
        }

        Expect(kind, what);
    }

    private MissingExpression Missing() => new(new SourceSpan(Current.Span.Start, 0));
}
