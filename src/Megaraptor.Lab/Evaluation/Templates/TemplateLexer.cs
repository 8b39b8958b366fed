using System.Globalization;
using System.Text;

namespace Megaraptor.Lab.Evaluation.Templates;

/// <summary>Cuts a template into tokens.</summary>
/// <param name="source">The template.</param>
internal sealed class TemplateLexer(string source)
{
    private const string Open = "{{";
    private const string Close = "}}";
    private const string CommentStart = "/*";
    private const string CommentEnd = "*/";

    private static readonly Dictionary<string, TemplateTokenKind> s_words = new(StringComparer.Ordinal)
    {
        ["true"] = TemplateTokenKind.Truth,
        ["false"] = TemplateTokenKind.Truth,
        ["nil"] = TemplateTokenKind.Nil,
        ["block"] = TemplateTokenKind.Block,
        ["break"] = TemplateTokenKind.Break,
        ["continue"] = TemplateTokenKind.Continue,
        ["define"] = TemplateTokenKind.Define,
        ["else"] = TemplateTokenKind.Else,
        ["end"] = TemplateTokenKind.EndKeyword,
        ["if"] = TemplateTokenKind.If,
        ["range"] = TemplateTokenKind.Range,
        ["template"] = TemplateTokenKind.Template,
        ["with"] = TemplateTokenKind.With,
    };

    private readonly List<TemplateToken> _tokens = [];
    private int _position;
    private int _line = 1;
    private int _parens;

    /// <summary>Cuts the template.</summary>
    /// <returns>The tokens; the last one is the end or a problem.</returns>
    public IReadOnlyList<TemplateToken> Read()
    {
        while (ReadText() && ReadAction())
        {
        }

        return _tokens;
    }

    /// <summary>Reads up to the next action and its opening; comments are no actions.</summary>
    private bool ReadText()
    {
        while (true)
        {
            int open = source.IndexOf(Open, _position, StringComparison.Ordinal);
            int end = open < 0 ? source.Length : open;
            bool trims = open >= 0 && TrimsLeft(open);
            string text = trims ? source[_position..end].TrimEnd(' ', '\t', '\r', '\n') : source[_position..end];
            if (text.Length > 0)
            {
                Add(TemplateTokenKind.Text, _position, text);
            }

            AdvanceTo(end);
            if (open < 0)
            {
                Add(TemplateTokenKind.End, _position, string.Empty);
                return false;
            }

            if (string.CompareOrdinal(source, open + Open.Length + (trims ? 2 : 0), CommentStart, 0, CommentStart.Length) != 0)
            {
                Add(TemplateTokenKind.Open, open, Open);
                AdvanceTo(open + Open.Length + (trims ? 2 : 0));
                _parens = 0;
                return true;
            }

            if (!SkipComment())
            {
                return false;
            }
        }
    }

    private bool SkipComment()
    {
        int end = source.IndexOf(CommentEnd, _position, StringComparison.Ordinal);
        if (end < 0)
        {
            return Fail("unclosed comment");
        }

        int close = end + CommentEnd.Length;
        bool trims = TrimsRight(close);
        close += trims ? 2 : 0;
        if (string.CompareOrdinal(source, close, Close, 0, Close.Length) != 0)
        {
            return Fail("comment ends before closing delimiter");
        }

        AdvanceTo(close + Close.Length);
        SkipBlanks(trims);
        return true;
    }

    private bool ReadAction()
    {
        while (true)
        {
            bool trims = TrimsRight(_position);
            int close = _position + (trims ? 2 : 0);
            if (string.CompareOrdinal(source, close, Close, 0, Close.Length) == 0)
            {
                if (_parens > 0)
                {
                    return Fail("unclosed left paren");
                }

                Add(TemplateTokenKind.Close, close, Close);
                AdvanceTo(close + Close.Length);
                SkipBlanks(trims);
                return true;
            }

            if (!ReadToken())
            {
                return false;
            }
        }
    }

    private bool ReadToken()
    {
        if (_position >= source.Length)
        {
            return Fail("unclosed action");
        }

        char c = source[_position];
        switch (c)
        {
            case ' ' or '\t' or '\r' or '\n':
                return ReadSpace();
            case '"' or '\'':
                return ReadQuoted(c);
            case '`':
                int end = source.IndexOf('`', _position + 1);
                return end < 0 ? Fail("unterminated raw quoted string") : Take(TemplateTokenKind.Quoted, end + 1 - _position);
            case '=':
                return Take(TemplateTokenKind.Assign, 1);
            case ':':
                return Next(1) == '=' ? Take(TemplateTokenKind.Declare, 2) : Fail("expected :=");
            case '|':
                return Take(TemplateTokenKind.Pipe, 1);
            case '(':
                _parens++;
                return Take(TemplateTokenKind.LeftParen, 1);
            case ')':
                return --_parens < 0 ? Fail("unexpected right paren") : Take(TemplateTokenKind.RightParen, 1);
            case '$':
                return ReadName(TemplateTokenKind.Variable);
            case '.' when !char.IsAsciiDigit(Next(1)):
                return ReadName(TemplateTokenKind.Field);
            case '.' or '+' or '-' or (>= '0' and <= '9'):
                return ReadNumber();
            default:
                return IsWord(c) ? ReadName(TemplateTokenKind.Name) : ReadOther(c);
        }
    }

    private bool ReadSpace()
    {
        int length = Blanks(_position);
        return Take(TemplateTokenKind.Space, TrimsRight(_position + length - 1) ? length - 1 : length);
    }

    private bool ReadOther(char c) =>
        c is > ' ' and < '\u007f' ? Take(TemplateTokenKind.Other, 1) : Fail($"unrecognized character in action: {Number(Rune.GetRuneAt(source, _position))}");

    private bool ReadName(TemplateTokenKind kind)
    {
        int end = _position + 1;
        while (end < source.Length && IsWord(source[end]))
        {
            end++;
        }

        if (end < source.Length && !IsTerminator(source[end]) && string.CompareOrdinal(source, end, Close, 0, Close.Length) != 0)
        {
            return Fail($"bad character {Number(Rune.GetRuneAt(source, end))}");
        }

        string text = source[_position..end];
        if (kind == TemplateTokenKind.Field && text.Length == 1)
        {
            kind = TemplateTokenKind.Dot;
        }
        else if (kind == TemplateTokenKind.Name && s_words.TryGetValue(text, out TemplateTokenKind word))
        {
            kind = word;
        }

        return Take(kind, text.Length);
    }

    private bool ReadNumber()
    {
        int end = _position + 1;
        while (end < source.Length && (IsWord(source[end]) || source[end] == '.' || (source[end] is '+' or '-' && source[end - 1] is 'e' or 'E' or 'p' or 'P')))
        {
            end++;
        }

        return Take(TemplateTokenKind.Number, end - _position);
    }

    private bool ReadQuoted(char quote)
    {
        for (int i = _position + 1; i < source.Length && source[i] != '\n'; i++)
        {
            if (source[i] == '\\')
            {
                i++;
            }
            else if (source[i] == quote)
            {
                return Take(quote == '"' ? TemplateTokenKind.Quoted : TemplateTokenKind.Number, i + 1 - _position);
            }
        }

        return Fail(quote == '"' ? "unterminated quoted string" : "unterminated character constant");
    }

    private static bool IsWord(char c) => c == '_' || char.IsLetterOrDigit(c);

    private static bool IsTerminator(char c) => c is ' ' or '\t' or '\r' or '\n' or '.' or ',' or '|' or ':' or '(' or ')';

    private static string Number(Rune rune) => string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4} '{rune}'");

    private bool TrimsLeft(int open) => At(open + Open.Length) == '-' && Blanks(open + Open.Length + 1) > 0;

    private bool TrimsRight(int position) => Blanks(position) > 0 && At(position + 1) == '-' && string.CompareOrdinal(source, position + 2, Close, 0, Close.Length) == 0;

    private char At(int position) => position < source.Length ? source[position] : '\0';

    private char Next(int distance) => At(_position + distance);

    private int Blanks(int position)
    {
        int end = position;
        while (At(end) is ' ' or '\t' or '\r' or '\n')
        {
            end++;
        }

        return end - position;
    }

    private void SkipBlanks(bool trims) => AdvanceTo(_position + (trims ? Blanks(_position) : 0));

    private void AdvanceTo(int position)
    {
        _line += source.AsSpan(_position, position - _position).Count('\n');
        _position = position;
    }

    private bool Take(TemplateTokenKind kind, int length)
    {
        Add(kind, _position, source.Substring(_position, length));
        AdvanceTo(_position + length);
        return true;
    }

    private bool Fail(string problem)
    {
        Add(TemplateTokenKind.Problem, _position, problem);
        return false;
    }

    private void Add(TemplateTokenKind kind, int position, string text) => _tokens.Add(new TemplateToken(kind, text, position, _line));
}
