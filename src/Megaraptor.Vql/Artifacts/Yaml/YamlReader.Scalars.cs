using System.Text;
using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Artifacts.Yaml;

/// <content>Keys, plain and quoted scalars.</content>
public sealed partial class YamlReader
{
    /// <summary>Whether a key and its colon stand here, on one line.</summary>
    private bool IsKey()
    {
        int end = _at;
        if (Current is '"' or '\'')
        {
            end = EndOfQuoted(_at);
            if (end < 0 || end > LineEnd(_at))
            {
                return false;
            }

            while (IsBlank(Get(end)))
            {
                end++;
            }

            return Get(end) == ':' && IsBlankAt(end + 1);
        }

        if (!CanBeginPlain(_at))
        {
            return false;
        }

        for (; end < _text.Length && _text[end] != '\n'; end++)
        {
            if (_text[end] == ':' && IsBlankAt(end + 1))
            {
                return end > _at;
            }

            if (_text[end] == '#' && end > _at && IsBlank(_text[end - 1]))
            {
                return false;
            }
        }

        return false;
    }

    private YamlScalar ReadKey()
    {
        YamlScalar key = Current is '"' or '\'' ? ReadQuoted() : ReadPlainOnLine(static (text, at) => text[at] == ':' && (at + 1 >= text.Length || text[at + 1] is ' ' or '\t' or '\n' or '\r'));
        SkipBlanks();
        _at++;
        return key;
    }

    private bool CanBeginPlain(int at) => Get(at) switch
    {
        '-' or '?' or ':' => !IsBlankAt(at + 1),
        ',' or '[' or ']' or '{' or '}' or '#' or '&' or '*' or '!' or '|' or '>' or '\'' or '"' or '%' or '@' or '`' or '\0' or '\n' => false,
        _ => true,
    };

    private YamlScalar ReadFlowScalarOrPlain(int parent)
    {
        if (Current is '"' or '\'')
        {
            return ReadQuoted();
        }

        if (!CanBeginPlain(_at))
        {
            Report(new SourceSpan(_at, 1), $"No value may begin with {Current}.", "Put the value into quotes.");
            SkipLine();
            _at = Math.Max(0, _at - 1);
            return Empty();
        }

        return ReadPlain(parent);
    }

    private YamlScalar ReadPlainOnLine(Func<string, int, bool> ends)
    {
        int start = _at;
        while (!IsAtEnd && Current != '\n' && !ends(_text, _at))
        {
            _at++;
        }

        int end = EndOfContent(start);
        var value = new StringBuilder();
        var map = new TextMap();
        map.Append(value, _text, start, end - start);
        return new YamlScalar(SourceSpan.Between(start, end), value.ToString(), YamlScalarStyle.Plain, map);
    }

    /// <summary>Reads a plain scalar, which goes on in the following lines that stand further right than what it belongs to.</summary>
    private YamlScalar ReadPlain(int parent)
    {
        int start = _at;
        int end = _at;
        var value = new StringBuilder();
        var map = new TextMap();
        while (true)
        {
            int lineStart = _at;
            int lineEnd = EndOfPlain();
            if (lineEnd < 0)
            {
                break;
            }

            map.Append(value, _text, lineStart, lineEnd - lineStart);
            end = lineEnd;
            if (!ContinuesPlain(parent, out int breaks))
            {
                break;
            }

            value.Append(breaks == 1 ? " " : new string('\n', breaks - 1));
        }

        return new YamlScalar(SourceSpan.Between(start, end), value.ToString(), YamlScalarStyle.Plain, map);
    }

    /// <summary>Reads one line of a plain scalar and leaves the place behind it. Answers the end of its text, or -1 after an error.</summary>
    private int EndOfPlain()
    {
        int start = _at;
        while (!IsAtEnd && Current != '\n')
        {
            if (Current == ':' && IsBlankAt(_at + 1))
            {
                _at = start;
                Report(LineRest(), "A colon and a blank end a key, and no key may stand in a value.", "Put the value into quotes, or a query behind |.");
                SkipLine();
                _at = Math.Max(0, _at - 1);
                return -1;
            }

            if (Current == '#' && _at > start && IsBlank(_text[_at - 1]))
            {
                break;
            }

            _at++;
        }

        int end = _at;
        while (end > start && IsBlank(_text[end - 1]))
        {
            end--;
        }

        return end;
    }

    /// <summary>Goes on to the next line of a plain scalar, if it has one.</summary>
    /// <param name="parent">The indentation that the line must exceed.</param>
    /// <param name="breaks">The line breaks in between.</param>
    private bool ContinuesPlain(int parent, out int breaks)
    {
        breaks = 0;
        if (Current != '\n')
        {
            return false;
        }

        int next = _at;
        while (next < _text.Length && (_text[next] == '\n' || IsBlank(_text[next])))
        {
            breaks += _text[next] == '\n' ? 1 : 0;
            next++;
        }

        int column = next - LineStart(next);
        bool continues = next < _text.Length && column > parent && _text[next] != '#' && !(column == 0 && StartsMarker(next));
        if (continues)
        {
            _at = next;
        }

        return continues;
    }

    private bool StartsMarker(int at) =>
        (string.CompareOrdinal(_text, at, "---", 0, 3) == 0 || string.CompareOrdinal(_text, at, "...", 0, 3) == 0) && IsBlankAt(at + 3);

    /// <summary>The place behind the closing quote, or -1.</summary>
    private int EndOfQuoted(int at)
    {
        char quote = _text[at];
        for (int i = at + 1; i < _text.Length; i++)
        {
            if (quote == '"' && _text[i] == '\\')
            {
                i++;
            }
            else if (_text[i] == quote)
            {
                if (quote == '\'' && Get(i + 1) == '\'')
                {
                    i++;
                    continue;
                }

                return i + 1;
            }
        }

        return -1;
    }

    private YamlScalar ReadQuoted()
    {
        int start = _at;
        int end = EndOfQuoted(_at);
        if (end < 0)
        {
            Report(LineRest(), "The quoted value is not closed.", $"Close it with {Current}.");
            _at = LineEnd(_at);
            return new YamlScalar(SourceSpan.Between(start, _at), _text.Substring(start + 1, Math.Max(0, _at - start - 1)), YamlScalarStyle.Quoted, new TextMap());
        }

        var value = new StringBuilder();
        var map = new TextMap();
        bool isDouble = Current == '"';
        _at++;
        while (_at < end - 1)
        {
            int run = _at;
            while (_at < end - 1 && Current is not ('\n' or '\'' or '\\' or ' ' or '\t' or '\r'))
            {
                _at++;
            }

            map.Append(value, _text, run, _at - run);
            if (_at >= end - 1)
            {
                break;
            }

            if (Current == '\n' || IsBlank(Current))
            {
                FoldQuoted(value, map, end - 1);
            }
            else if (Current == '\\' && isDouble)
            {
                Unescape(value);
            }
            else
            {
                map.Append(value, _text, _at, 1);
                _at += !isDouble && Current == '\'' ? 2 : 1;
            }
        }

        _at = end;
        return new YamlScalar(SourceSpan.Between(start, end), value.ToString(), YamlScalarStyle.Quoted, map);
    }

    /// <summary>Blanks within a line stay; a line break with the blanks around it becomes one blank, several become one less.</summary>
    private void FoldQuoted(StringBuilder value, TextMap map, int end)
    {
        int start = _at;
        int breaks = 0;
        while (_at < end && (Current == '\n' || IsBlank(Current)))
        {
            breaks += Current == '\n' ? 1 : 0;
            _at++;
        }

        if (breaks == 0)
        {
            map.Append(value, _text, start, _at - start);
        }
        else
        {
            value.Append(breaks == 1 ? " " : new string('\n', breaks - 1));
        }
    }

    private void Unescape(StringBuilder value)
    {
        int start = _at++;
        char kind = Current;
        _at++;
        string? simple = kind switch
        {
            '0' => "\0",
            'a' => "\a",
            'b' => "\b",
            't' or '\t' => "\t",
            'n' => "\n",
            'v' => "\v",
            'f' => "\f",
            'r' => "\r",
            'e' => "\u001B",
            ' ' => " ",
            '"' => "\"",
            '/' => "/",
            '\\' => "\\",
            'N' => "\u0085",
            '_' => "\u00A0",
            'L' => "\u2028",
            'P' => "\u2029",
            _ => null,
        };
        if (simple is not null)
        {
            value.Append(simple);
            return;
        }

        if (kind == '\n')
        {
            // An escaped line break joins the lines; the empty ones behind it stay.
            while (IsBlank(Current) || Current == '\n')
            {
                value.Append(Current == '\n' ? "\n" : "");
                _at++;
            }

            return;
        }

        int digits = kind switch
        {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        if (digits > 0 && Hexadecimal(digits) is { } code && code is not (>= 0xD800 and <= 0xDFFF) && code <= 0x10FFFF)
        {
            value.Append(char.ConvertFromUtf32(code));
            _at += digits;
            return;
        }

        Report(SourceSpan.Between(start, Math.Min(_at, _text.Length)), $"\\{kind} is no escape of YAML.", "Write a backslash as \\\\, or use single quotes, in which it stands for itself.");
    }

    private int? Hexadecimal(int digits) =>
        _at + digits <= _text.Length && int.TryParse(_text.Substring(_at, digits), System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out int code) ? code : null;
}
