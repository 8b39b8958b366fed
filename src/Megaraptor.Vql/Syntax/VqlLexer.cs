using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Syntax;

/// <summary>Splits a VQL text into tokens. Allocates nothing: a token is a kind and a span.</summary>
/// <remarks>
/// The rules are tried in the server's order, the first match wins: white space and comments, keywords, numbers, names,
/// negated names, operators, raw strings, quoted strings. Hence <c>1-2</c> is two numbers, and <c>//</c> starts a comment
/// even inside an expression.
/// </remarks>
public struct VqlLexer
{
    private readonly string _text;
    private readonly bool _templates;
    private int _position;
    private Unclosed _unclosed;

    /// <summary>Starts at the beginning of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="templates">Whether <c>@name</c> is a token; elsewhere it is invalid, as it is to the server.</param>
    public VqlLexer(string text, bool templates = false)
    {
        _text = text;
        _templates = templates;
        _position = 0;
        _unclosed = Unclosed.None;
    }

    /// <summary>Delimiters that were found to have no partner up to the end: not sought again, which keeps the lexer linear.</summary>
    [Flags]
    private enum Unclosed
    {
        None = 0,
        Comment = 1,
        RawString = 2,
        SingleQuote = 4,
        DoubleQuote = 8,
    }

    /// <summary>Reads the next token. At the end of the text it answers <see cref="TokenKind.EndOfText"/>, however often it is asked.</summary>
    /// <returns>The token.</returns>
    public VqlToken Next()
    {
        SkipTrivia();
        if (_position >= _text.Length)
        {
            return new VqlToken(TokenKind.EndOfText, new SourceSpan(_text.Length, 0));
        }

        int start = _position;
        TokenKind kind = Scan(_text[start]);
        return new VqlToken(kind, SourceSpan.Between(start, _position));
    }

    private TokenKind Scan(char first)
    {
        if (IsIdentifierStart(first))
        {
            return Word();
        }

        if (IsDigit(first) || first is '.' or '-')
        {
            int end = NumberEnd(_position);
            if (end > _position)
            {
                return Take(TokenKind.Number, end - _position);
            }
        }

        switch (first)
        {
            case '\'' when At(1) == '\'' && At(2) == '\'' && Find("'''", _position + 3, Unclosed.RawString) is int close and >= 0:
                return Take(TokenKind.RawString, close + 3 - _position);
            case '\'' or '"':
                return QuotedString(first);
            case '`':
                return QuotedName(TokenKind.Identifier, _position);
            case '-' when IsIdentifierStart(At(1)):
                _position++;
                SkipWord();
                return TokenKind.NegatedIdentifier;
            case '-' when At(1) == '`' && QuotedNameEnd(_position + 1) >= 0:
                return QuotedName(TokenKind.NegatedIdentifier, _position + 1);
            case '@' when _templates && IsIdentifierStart(At(1)):
                _position++;
                SkipWord();
                return TokenKind.TemplateParameter;
            case '|':
                return Take(TokenKind.Pipes, RunOf('|'));
            case '&' when At(1) == '&':
                return Take(TokenKind.AmpersandAmpersand, 2);
            default:
                return Operator(first);
        }
    }

    private TokenKind Operator(char first) => (first, At(1)) switch
    {
        ('<', '>') => Take(TokenKind.LessGreater, 2),
        ('!', '=') => Take(TokenKind.NotEqual, 2),
        ('<', '=') => Take(TokenKind.LessOrEqual, 2),
        ('>', '=') => Take(TokenKind.GreaterOrEqual, 2),
        ('=', '>') => Take(TokenKind.Arrow, 2),
        ('=', '~') => Take(TokenKind.Matches, 2),
        ('-', _) => Take(TokenKind.Minus, 1),
        ('+', _) => Take(TokenKind.Plus, 1),
        (':', _) => Take(TokenKind.Colon, 1),
        ('/', _) => Take(TokenKind.Slash, 1),
        ('*', _) => Take(TokenKind.Star, 1),
        ('%', _) => Take(TokenKind.Percent, 1),
        (',', _) => Take(TokenKind.Comma, 1),
        ('.', _) => Take(TokenKind.Dot, 1),
        ('(', _) => Take(TokenKind.OpenParenthesis, 1),
        (')', _) => Take(TokenKind.CloseParenthesis, 1),
        ('=', _) => Take(TokenKind.Equal, 1),
        ('<', _) => Take(TokenKind.Less, 1),
        ('>', _) => Take(TokenKind.Greater, 1),
        ('{', _) => Take(TokenKind.OpenBrace, 1),
        ('}', _) => Take(TokenKind.CloseBrace, 1),
        ('[', _) => Take(TokenKind.OpenBracket, 1),
        (']', _) => Take(TokenKind.CloseBracket, 1),
        _ => Take(TokenKind.Invalid, char.IsHighSurrogate(first) && char.IsLowSurrogate(At(1)) ? 2 : 1),
    };

    private TokenKind Word()
    {
        int start = _position;
        SkipWord();
        TokenKind kind = VqlKeywords.Find(_text, start, _position - start);
        if (kind is not (TokenKind.GroupBy or TokenKind.OrderBy))
        {
            return kind;
        }

        // GROUP and ORDER are keywords only together with BY; alone they are names.
        int by = _position;
        while (by < _text.Length && IsWhiteSpace(_text[by]))
        {
            by++;
        }

        if (by == _position || !VqlKeywords.IsBy(_text, by) || (by + 2 < _text.Length && IsIdentifierPart(_text[by + 2])))
        {
            return TokenKind.Identifier;
        }

        _position = by + 2;
        return kind;
    }

    private TokenKind QuotedString(char quote)
    {
        Unclosed mark = quote == '"' ? Unclosed.DoubleQuote : Unclosed.SingleQuote;
        for (int i = (_unclosed & mark) == 0 ? _position + 1 : _text.Length; i < _text.Length; i++)
        {
            if (_text[i] == '\\')
            {
                i++;
            }
            else if (_text[i] == quote)
            {
                return Take(TokenKind.String, i + 1 - _position);
            }
        }

        _unclosed |= mark;
        return Unterminated();
    }

    private TokenKind QuotedName(TokenKind kind, int quote)
    {
        int end = QuotedNameEnd(quote);
        return end < 0 ? Unterminated() : Take(kind, end - _position);
    }

    private readonly int QuotedNameEnd(int quote)
    {
        int close = _text.IndexOf('`', quote + 1);
        return close <= quote + 1 ? -1 : close + 1;
    }

    /// <summary>An unclosed quote spoils its line only, so that the lines behind it can still be read.</summary>
    private TokenKind Unterminated()
    {
        int lineEnd = _text.IndexOf('\n', _position);
        return Take(TokenKind.Invalid, (lineEnd < 0 ? _text.Length : lineEnd) - _position);
    }

    /// <summary>The end of the number at <paramref name="start"/>, or <paramref name="start"/> when there is none: -?(0x[0-9a-fA-F]+|\d*\.?\d+([eE][-+]?\d+)?).</summary>
    private readonly int NumberEnd(int start)
    {
        int i = start;
        if (_text[i] == '-')
        {
            i++;
        }

        if (Get(i) == '0' && Get(i + 1) == 'x' && IsHexDigit(Get(i + 2)))
        {
            i += 2;
            while (IsHexDigit(Get(i)))
            {
                i++;
            }

            return i;
        }

        int digits = i;
        while (IsDigit(Get(i)))
        {
            i++;
        }

        if (Get(i) == '.' && IsDigit(Get(i + 1)))
        {
            i++;
            while (IsDigit(Get(i)))
            {
                i++;
            }
        }

        if (i == digits)
        {
            return start;
        }

        if (Get(i) is 'e' or 'E')
        {
            int exponent = Get(i + 1) is '-' or '+' ? i + 2 : i + 1;
            if (IsDigit(Get(exponent)))
            {
                i = exponent;
                while (IsDigit(Get(i)))
                {
                    i++;
                }
            }
        }

        return i;
    }

    private int Find(string delimiter, int from, Unclosed mark)
    {
        if ((_unclosed & mark) != 0)
        {
            return -1;
        }

        int found = from > _text.Length ? -1 : _text.IndexOf(delimiter, from, StringComparison.Ordinal);
        if (found < 0)
        {
            _unclosed |= mark;
        }

        return found;
    }

    private void SkipTrivia()
    {
        while (_position < _text.Length)
        {
            char c = _text[_position];
            if (IsWhiteSpace(c))
            {
                _position++;
            }
            else if (c == '/' && At(1) == '*' && Find("*/", _position + 2, Unclosed.Comment) is int close and >= 0)
            {
                _position = close + 2;
            }
            else if ((c == '-' && At(1) == '-') || (c == '/' && At(1) == '/'))
            {
                int lineEnd = _text.IndexOf('\n', _position);
                _position = lineEnd < 0 ? _text.Length : lineEnd;
            }
            else
            {
                return;
            }
        }
    }

    private void SkipWord()
    {
        while (_position < _text.Length && IsIdentifierPart(_text[_position]))
        {
            _position++;
        }
    }

    private readonly int RunOf(char c)
    {
        int end = _position;
        while (Get(end) == c)
        {
            end++;
        }

        return end - _position;
    }

    private TokenKind Take(TokenKind kind, int length)
    {
        _position += length;
        return kind;
    }

    private readonly char At(int ahead) => Get(_position + ahead);

    private readonly char Get(int index) => index < _text.Length ? _text[index] : '\0';

    /// <summary>White space as the server's regular expressions know it: ASCII only, so a non-breaking space is invalid text.</summary>
    private static bool IsWhiteSpace(char c) => c is ' ' or '\t' or '\n' or '\r' or '\f';

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool IsHexDigit(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');

    private static bool IsIdentifierStart(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_';

    private static bool IsIdentifierPart(char c) => IsIdentifierStart(c) || IsDigit(c);
}
