namespace Megaraptor.Lab.Evaluation.Starlark.Syntax;

/// <summary>Cuts a program into tokens, one at a time: of two errors the first in the text is the one that is told.</summary>
/// <param name="source">The program's bytes, a character each.</param>
internal sealed class StarlarkLexer(string source)
{
    private const int TabWidth = 8;

    private static readonly string[] s_operators =
    [
        "//=", ">>=", "<<=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "==", "!=", "<=", ">=", "<<", ">>", "//", "**",
        "+", "-", "*", "/", "%", "&", "|", "^", "~", "<", ">", "=", ".", ",", ":", ";", "(", ")", "[", "]", "{", "}",
    ];

    private static readonly HashSet<string> s_keywords = new(StringComparer.Ordinal)
    {
        "and", "break", "continue", "def", "elif", "else", "for", "if", "in", "lambda", "load", "not", "or", "pass", "return", "while",
    };

    private static readonly HashSet<string> s_reserved = new(StringComparer.Ordinal)
    {
        "as", "assert", "class", "del", "except", "finally", "from", "global", "import", "is", "nonlocal", "raise", "try", "with", "yield",
    };

    private readonly SourceReader _reader = new(source);
    private readonly Stack<int> _indents = new([0]);
    private int _brackets;
    private int _dents;
    private bool _isLineStart = true;

    /// <summary>The next token.</summary>
    /// <returns>The token; at the end, always the end.</returns>
    /// <exception cref="StarlarkException">There is none.</exception>
    public StarlarkToken Next()
    {
        bool wasLineStart = _isLineStart;
        if (_isLineStart)
        {
            _isLineStart = false;
            ReadIndent();
        }

        if (_dents != 0)
        {
            StarlarkTokenKind kind = _dents > 0 ? StarlarkTokenKind.Indent : StarlarkTokenKind.Outdent;
            _dents -= Math.Sign(_dents);
            return Made(kind, _reader.Offset, _reader.Position);
        }

        SkipBlanks();
        SourcePosition start = _reader.Position;
        int offset = _reader.Offset;
        if (_reader.IsAtEnd)
        {
            if (_indents.Count > 1 && !wasLineStart)
            {
                // The last line ends although nothing says so, and the next call closes what is open.
                _isLineStart = true;
                return Made(StarlarkTokenKind.NewLine, offset, start);
            }

            return Made(StarlarkTokenKind.EndOfFile, offset, start);
        }

        char c = _reader.Current;
        if (c == '\n')
        {
            _reader.Skip();
            _isLineStart = true;
            return Made(StarlarkTokenKind.NewLine, offset, start);
        }

        if (StarlarkTextReader.IsNext(_reader))
        {
            string text = StarlarkTextReader.Read(_reader);
            return Made(StarlarkTokenKind.Text, offset, start, text);
        }

        if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(_reader.Peek(1))))
        {
            object number = StarlarkNumberReader.Read(_reader);
            return Made(number is double ? StarlarkTokenKind.Float : StarlarkTokenKind.Integer, offset, start, number);
        }

        return IsNamePart(c) ? ReadWord(offset, start) : ReadOperator(offset, start);
    }

    private static bool IsNamePart(char c) => char.IsAsciiLetterOrDigit(c) || c == '_' || c >= '\u0080';

    private StarlarkToken ReadWord(int offset, SourcePosition start)
    {
        while (IsNamePart(_reader.Current))
        {
            _reader.Skip();
        }

        string word = _reader.Since(offset);
        StarlarkTokenKind kind = s_keywords.Contains(word) ? StarlarkTokenKind.Keyword : s_reserved.Contains(word) ? StarlarkTokenKind.Reserved : StarlarkTokenKind.Identifier;
        return Made(kind, offset, start);
    }

    private StarlarkToken ReadOperator(int offset, SourcePosition start)
    {
        string? text = Array.Find(s_operators, _reader.IsNext);
        if (text is null)
        {
            char unexpected = _reader.Current;
            _reader.Skip();
            throw StarlarkException.At(start, $"unexpected input character '{unexpected}'");
        }

        if (text is "(" or "[" or "{")
        {
            _brackets++;
        }
        else if (text is ")" or "]" or "}" && --_brackets < 0)
        {
            throw StarlarkException.At(start, $"unexpected '{text}'");
        }

        _reader.Skip(text.Length);
        return Made(StarlarkTokenKind.Operator, offset, start);
    }

    /// <summary>Measures how far in a line begins. Lines without a statement do not count.</summary>
    private void ReadIndent()
    {
        int column = 0;
        while (!_reader.IsAtEnd)
        {
            char c = _reader.Current;
            if (c == '#')
            {
                SkipComment();
            }
            else if (c is not (' ' or '\t' or '\n'))
            {
                break;
            }

            column = _reader.Current switch
            {
                '\n' => 0,
                '\t' => column + TabWidth - (column % TabWidth),
                ' ' => column + 1,
                _ => column,
            };
            _reader.Skip();
        }

        column = _reader.IsAtEnd ? 0 : column;
        if (column > _indents.Peek())
        {
            _indents.Push(column);
            _dents = 1;
            return;
        }

        while (column < _indents.Peek())
        {
            _indents.Pop();
            _dents--;
        }

        if (column != _indents.Peek())
        {
            throw StarlarkException.At(_reader.Position, "unindent does not match any outer indentation level");
        }
    }

    private void SkipBlanks()
    {
        while (!_reader.IsAtEnd)
        {
            if (_reader.Current == '#')
            {
                SkipComment();
            }
            else if (_reader.IsNext("\\\n"))
            {
                _reader.Skip(2);
            }
            else if (_reader.Current is ' ' or '\t' || (_brackets > 0 && _reader.Current == '\n'))
            {
                _reader.Skip();
            }
            else
            {
                return;
            }
        }
    }

    private void SkipComment()
    {
        while (!_reader.IsAtEnd && _reader.Current != '\n')
        {
            _reader.Skip();
        }
    }

    private StarlarkToken Made(StarlarkTokenKind kind, int offset, SourcePosition start, object? value = null) =>
        new(kind, _reader.Since(offset), value, start, _reader.Position);
}
