using System.Text;
using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Artifacts.Yaml;

/// <content>Literal and folded scalars: the lines behind <c>|</c> and <c>></c>.</content>
public sealed partial class YamlReader
{
    private YamlScalar ReadBlockScalar(int parent)
    {
        int start = _at;
        bool isLiteral = Current == '|';
        _at++;
        char chomping = '\0';
        int given = 0;
        while (Current is '+' or '-' or (>= '1' and <= '9'))
        {
            if (Current is '+' or '-')
            {
                chomping = Current;
            }
            else
            {
                given = Current - '0';
            }

            _at++;
        }

        SkipBlanks();
        if (!IsLineEnd())
        {
            Report(LineRest(), $"Nothing may follow {(isLiteral ? "|" : ">")} on its line.", "Begin the text on the next line.");
        }

        SkipLine();
        int indent = given > 0 ? Math.Max(parent, 0) + given : DetectIndent(parent);
        var value = new StringBuilder();
        var map = new TextMap();
        ReadLines(indent, isLiteral, chomping, value, map);
        return new YamlScalar(SourceSpan.Between(start, EndOfContent(start)), value.ToString(), isLiteral ? YamlScalarStyle.Literal : YamlScalarStyle.Folded, map);
    }

    /// <summary>The indentation of the first line that is not blank, at least one more than that of the parent.</summary>
    private int DetectIndent(int parent)
    {
        int at = _at;
        int most = 0;
        while (at < _text.Length)
        {
            int column = 0;
            while (Get(at + column) == ' ')
            {
                column++;
            }

            most = Math.Max(most, column);
            if (Get(at + column) is not ('\n' or '\0') && !(Get(at + column) == '\r' && Get(at + column + 1) == '\n'))
            {
                return Math.Max(column, parent + 1);
            }

            at = LineEnd(at) + 1;
        }

        return Math.Max(most, parent + 1);
    }

    private void ReadLines(int indent, bool isLiteral, char chomping, StringBuilder value, TextMap map)
    {
        // Breaks that are not written yet: the one behind the last line with text, and those of the blank lines behind it.
        (int Start, int Length) leadingBreak = (0, 0);
        int trailingBreaks = BlankLines(indent);
        bool wasIndented = false;
        bool isFirst = true;
        while (!IsAtEnd && StandsAt(indent))
        {
            int line = _at + indent;
            int end = LineEnd(line);
            bool isIndented = Get(line) is ' ' or '\t';
            if (!isLiteral && !isFirst && leadingBreak.Length > 0 && !wasIndented && !isIndented)
            {
                value.Append(trailingBreaks == 0 ? " " : "");
            }
            else
            {
                map.Append(value, _text, leadingBreak.Start, leadingBreak.Length);
            }

            value.Append('\n', trailingBreaks);
            int textEnd = end > line && _text[end - 1] == '\r' ? end - 1 : end;
            map.Append(value, _text, line, textEnd - line);
            leadingBreak = (end, Math.Min(1, _text.Length - end));
            _at = Math.Min(end + 1, _text.Length);
            trailingBreaks = BlankLines(indent);
            wasIndented = isIndented;
            isFirst = false;
        }

        if (chomping != '-' && !isFirst)
        {
            map.Append(value, _text, leadingBreak.Start, leadingBreak.Length);
        }

        if (chomping == '+')
        {
            value.Append('\n', trailingBreaks);
        }
    }

    /// <summary>Whether the line here is part of the scalar: indented enough, and not blank.</summary>
    private bool StandsAt(int indent)
    {
        for (int i = 0; i < indent; i++)
        {
            if (Get(_at + i) != ' ')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Skips lines that hold no more than the indentation. Blanks beyond it are text.</summary>
    private int BlankLines(int indent)
    {
        int count = 0;
        while (!IsAtEnd)
        {
            int column = 0;
            while (column < indent && Get(_at + column) == ' ')
            {
                column++;
            }

            int end = _at + column;
            if (Get(end) == '\r' && Get(end + 1) == '\n')
            {
                end++;
            }

            if (Get(end) != '\n' || end >= _text.Length)
            {
                break;
            }

            _at = end + 1;
            count++;
        }

        return count;
    }
}
