using Megaraptor.Vql.Syntax.Nodes;
using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Syntax;

/// <content>Statements: <c>VQL { VQL }</c>, where a VQL is a LET or a SELECT.</content>
internal sealed partial class VqlParser
{
    internal VqlScript ParseScript()
    {
        if (Kind == TokenKind.EndOfText)
        {
            Unexpected("SELECT or LET");
        }

        while (Kind != TokenKind.EndOfText)
        {
            if (StartsStatement(Kind) || IsMisspeltSelect)
            {
                _lost = false;
                _statements.Push(Kind == TokenKind.Let ? ParseLet() : new SelectStatement(ParseSelect()));
            }
            else
            {
                Unexpected(_statements.Count == 0 ? "SELECT or LET" : "the end of the statement");
                Advance();
                SkipTo(static _ => false);
            }
        }

        return new VqlScript(new SourceSpan(0, _text.Length), _statements.TakeFrom(0));
    }

    internal LambdaExpression ParseLambda()
    {
        _names.Push(ParseIdentifier("a parameter name"));
        while (TryTake(TokenKind.Comma))
        {
            _names.Push(ParseIdentifier("a parameter name"));
        }

        NodeList<VqlIdentifier> parameters = _names.TakeFrom(0);
        Expect(TokenKind.Arrow, "'=>'");
        VqlExpression body = ParseAnd();
        if (Kind != TokenKind.EndOfText)
        {
            Unexpected("the end of the lambda");
        }

        return new LambdaExpression(new SourceSpan(0, _text.Length), parameters, body);
    }

    private LetStatement ParseLet()
    {
        int start = Take().Span.Start;
        VqlIdentifier name = ParseIdentifier("a name");
        NodeList<LetParameter>? parameters = Kind == TokenKind.OpenParenthesis ? ParseLetParameters() : null;
        bool isMaterialised = Kind == TokenKind.LessOrEqual;
        if (!TryTake(TokenKind.LessOrEqual))
        {
            Expect(TokenKind.Equal, "'=' or '<='");
        }

        VqlExpression value;
        if (Kind is TokenKind.Select or TokenKind.Explain && !_lost)
        {
            SelectQuery query = ParseSelect();
            value = new SubqueryExpression(query.Span, query);
        }
        else
        {
            value = ParseAnd();
        }

        return new LetStatement(SpanFrom(start), name, parameters, isMaterialised, value);
    }

    private NodeList<LetParameter> ParseLetParameters()
    {
        Take();
        int first = _parameters.Count;
        if (Kind != TokenKind.CloseParenthesis)
        {
            do
            {
                int start = Current.Span.Start;
                VqlIdentifier name = ParseIdentifier("a parameter name");
                VqlExpression? value = !_lost && TryTake(TokenKind.Equal) ? ParseArgumentValue() : null;
                _parameters.Push(new LetParameter(SpanFrom(start), name, value));
                if (_lost)
                {
                    SkipTo(static kind => kind is TokenKind.Comma or TokenKind.CloseParenthesis);
                }
            }
            while (TryTake(TokenKind.Comma));
        }

        Expect(TokenKind.CloseParenthesis, "')'");
        return _parameters.TakeFrom(first);
    }

    private VqlIdentifier ParseIdentifier(string what)
    {
        if (Kind != TokenKind.Identifier)
        {
            Unexpected(what);
            return new VqlIdentifier(new SourceSpan(Current.Span.Start, 0), "", "");
        }

        return TakeIdentifier();
    }

    private VqlIdentifier TakeIdentifier()
    {
        SourceSpan span = Take().Span;
        string text = PooledText(span);
        return new VqlIdentifier(span, text, StringEscapes.UnquoteName(text));
    }
}
