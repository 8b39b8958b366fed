using System.Runtime.CompilerServices;
using Megaraptor.Vql.Syntax.Nodes;
using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Syntax;

/// <summary>The token stream of a parse, its errors, and how it gets back on its feet after one.</summary>
/// <remarks>
/// After an error nothing more is reported until a token is reached at which the parser knows again where it is: a comma or
/// bracket of the list it is in, the keyword of a clause, the beginning of a statement. So one mistake is one error, and
/// what follows it is still read.
/// </remarks>
internal sealed partial class VqlParser
{
    private readonly string _text;
    private readonly TextPool _texts;
    private readonly List<SyntaxError> _errors = [];
    private readonly NodeStack<VqlStatement> _statements = new();
    private readonly NodeStack<LetParameter> _parameters = new();
    private readonly NodeStack<SelectColumn> _columns = new();
    private readonly NodeStack<VqlExpression> _items = new();
    private readonly NodeStack<VqlIdentifier> _names = new();
    private readonly NodeStack<Accessor> _accessors = new();
    private readonly NodeStack<CallArguments> _calls = new();
    private readonly NodeStack<CallArgument> _arguments = new();
    private VqlLexer _lexer;
    private VqlToken _previous;
    private VqlToken _current;
    private VqlToken? _next;
    private int _depth;
    private bool _lost;

    internal VqlParser(string text, bool isTemplate)
    {
        _text = text;
        _texts = new TextPool(text);
        _lexer = new VqlLexer(text, isTemplate);
        _current = _lexer.Next();
    }

    internal IReadOnlyList<SyntaxError> Errors => _errors;

    private VqlToken Current => _current;

    private TokenKind Kind => _current.Kind;

    private TokenKind NextKind => (_next ??= _lexer.Next()).Kind;

    private VqlToken Take()
    {
        VqlToken token = _current;
        if (token.Kind != TokenKind.EndOfText)
        {
            Advance();
        }

        return token;
    }

    /// <summary>Goes on to the next token. No more than the tokens around the current one are kept, however long the text is.</summary>
    private void Advance()
    {
        _previous = _current;
        _current = _next ?? _lexer.Next();
        _next = null;
    }

    private bool TryTake(TokenKind kind)
    {
        if (Kind != kind)
        {
            return false;
        }

        Advance();
        _lost = false;
        return true;
    }

    /// <summary>Takes a token that must be there. When it is not, says so, unless an earlier error explains it.</summary>
    private bool Expect(TokenKind kind, string what)
    {
        if (TryTake(kind))
        {
            return true;
        }

        Unexpected(what);
        return false;
    }

    /// <summary>The text of a token that is likely to come again.</summary>
    private string PooledText(SourceSpan span) => _texts.Get(span.Start, span.Length);

    private SourceSpan SpanFrom(int start)
    {
        int end = Math.Max(_previous.Span.End, start);
        return SourceSpan.Between(start, end);
    }

    private void Unexpected(string expected)
    {
        if (!_lost)
        {
            _errors.Add(SyntaxAdvice.For(_text, _previous, _current, expected));
        }

        _lost = true;
    }

    private void Report(SourceSpan span, string message, string? suggestion = null)
    {
        if (!_lost)
        {
            _errors.Add(new SyntaxError(span, message, suggestion));
        }

        _lost = true;
    }

    /// <summary>Enters one level of nesting. At the limit the rest of the text is given up.</summary>
    /// <remarks>What a level costs depends on how the code was compiled: on a small stack unoptimised code ends sooner than the limit.</remarks>
    private bool Enter()
    {
        if (++_depth > VqlSyntax.MaxDepth)
        {
            ReportDepth($"The query is nested more than {VqlSyntax.MaxDepth} levels deep.");
            return false;
        }

        if (!HasStack())
        {
            ReportDepth($"The query is nested {_depth} levels deep, which is more than the stack of this thread holds.");
            return false;
        }

        return true;
    }

    private static bool HasStack()
    {
#if NET
        return RuntimeHelpers.TryEnsureSufficientExecutionStack();
#else
        try
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            return true;
        }
        catch (InsufficientExecutionStackException)
        {
            return false;
        }
#endif
    }

    private void ReportDepth(string message)
    {
        Report(Current.Span, message, "Name the inner parts with LET.");
        while (Kind != TokenKind.EndOfText)
        {
            Advance();
        }
    }

    private void Leave() => _depth--;

    /// <summary>Skips to a token of the list or clause that the parser is in, over whole bracketed parts.</summary>
    /// <param name="isAnchor">Where the parser knows again where it is.</param>
    /// <param name="isBorder">Where it must not skip further, although what should stand before is still missing; null for nowhere.</param>
    private void SkipTo(Func<TokenKind, bool> isAnchor, Func<TokenKind, bool>? isBorder = null)
    {
        int open = 0;
        while (Kind != TokenKind.EndOfText)
        {
            if (open == 0 && (isAnchor(Kind) || StartsStatement(Kind) || isBorder?.Invoke(Kind) == true))
            {
                break;
            }

            if (Kind == TokenKind.Let)
            {
                return;
            }

            open += Kind switch
            {
                TokenKind.OpenParenthesis or TokenKind.OpenBrace or TokenKind.OpenBracket => 1,
                TokenKind.CloseParenthesis or TokenKind.CloseBrace or TokenKind.CloseBracket when open > 0 => -1,
                _ => 0,
            };
            Advance();
        }

        if (isAnchor(Kind))
        {
            _lost = false;
        }
    }

    /// <summary>Whether a name stands here that was meant to be SELECT, so that a query is what follows.</summary>
    private bool IsMisspeltSelect => Kind == TokenKind.Identifier && SyntaxAdvice.IsNearlySelect(Current.TextIn(_text)) && StartsColumn(NextKind);

    private static bool EndsColumns(TokenKind kind) => StartsClause(kind) || kind is TokenKind.CloseBrace;

    private static bool StartsStatement(TokenKind kind) => kind is TokenKind.Let or TokenKind.Select or TokenKind.Explain;

    private static bool StartsClause(TokenKind kind) =>
        kind is TokenKind.Where or TokenKind.GroupBy or TokenKind.OrderBy or TokenKind.Limit;

    private static bool StartsExpression(TokenKind kind) => kind
        is TokenKind.Identifier or TokenKind.NegatedIdentifier or TokenKind.OpenParenthesis or TokenKind.String
        or TokenKind.RawString or TokenKind.Number or TokenKind.True or TokenKind.False or TokenKind.Null or TokenKind.Not
        or TokenKind.TemplateParameter;

    private static bool StartsColumn(TokenKind kind) => kind is TokenKind.Star or TokenKind.OpenBrace || StartsExpression(kind);
}
