using Megaraptor.Vql.Syntax.Nodes;
using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Syntax;

/// <content>Statements: <c>VQL { VQL }</c>, where a VQL is a LET or a SELECT.</content>
internal sealed partial class VqlParser
{
    internal VqlScript ParseScript()
    {
        var statements = new List<VqlStatement>();
        if (Kind == TokenKind.EndOfText)
        {
            Unexpected("SELECT or LET");
        }

        while (Kind != TokenKind.EndOfText)
        {
            if (StartsStatement(Kind) || IsMisspeltSelect)
            {
                _lost = false;
                statements.Add(Kind == TokenKind.Let ? ParseLet() : new SelectStatement(ParseSelect()));
            }
            else
            {
                Unexpected(statements.Count == 0 ? "SELECT or LET" : "the end of the statement");
                _index++;
                SkipTo(static _ => false);
            }
        }

        return new VqlScript(new SourceSpan(0, _text.Length), new NodeList<VqlStatement>(statements));
    }

    internal LambdaExpression ParseLambda()
    {
        var parameters = new List<VqlIdentifier> { ParseIdentifier("a parameter name") };
        while (TryTake(TokenKind.Comma))
        {
            parameters.Add(ParseIdentifier("a parameter name"));
        }

        Expect(TokenKind.Arrow, "'=>'");
        VqlExpression body = ParseAnd();
        if (Kind != TokenKind.EndOfText)
        {
            Unexpected("the end of the lambda");
        }

        return new LambdaExpression(new SourceSpan(0, _text.Length), new NodeList<VqlIdentifier>(parameters), body);
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
        var parameters = new List<LetParameter>();
        if (Kind != TokenKind.CloseParenthesis)
        {
            do
            {
                int start = Current.Span.Start;
                VqlIdentifier name = ParseIdentifier("a parameter name");
                VqlExpression? value = !_lost && TryTake(TokenKind.Equal) ? ParseArgumentValue() : null;
                parameters.Add(new LetParameter(SpanFrom(start), name, value));
                if (_lost)
                {
                    SkipTo(static kind => kind is TokenKind.Comma or TokenKind.CloseParenthesis);
                }
            }
            while (TryTake(TokenKind.Comma));
        }

        Expect(TokenKind.CloseParenthesis, "')'");
        return new NodeList<LetParameter>(parameters);
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
        string text = _text.Substring(span.Start, span.Length);
        return new VqlIdentifier(span, text, StringEscapes.UnquoteName(text));
    }
}
