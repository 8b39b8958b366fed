namespace Megaraptor.Vql.Text;

/// <summary>Turns offsets of a text into lines and columns, counted in UTF-16 code units, UTF-8 bytes or code points.</summary>
/// <remarks>The line table is made once, in one pass; a column in bytes or code points costs the length of its line.</remarks>
public sealed class LineMap
{
    private readonly string _text;
    private readonly int[] _lineStarts;
    private readonly int[] _lineStartBytes;

    /// <summary>Makes the table of a text's lines.</summary>
    /// <param name="text">The text.</param>
    public LineMap(string text)
    {
        _text = text;
        var starts = new List<int> { 0 };
        var startBytes = new List<int> { 0 };
        int bytes = 0;
        for (int i = 0; i < text.Length; i++)
        {
            bytes += Utf8Length(text, ref i);
            if (text[i] == '\n')
            {
                starts.Add(i + 1);
                startBytes.Add(bytes);
            }
        }

        _lineStarts = [.. starts];
        _lineStartBytes = [.. startBytes];
    }

    /// <summary>The number of lines; an empty text has one.</summary>
    public int LineCount => _lineStarts.Length;

    /// <summary>The position of an offset, in UTF-16 code units: what .NET, Roslyn and editors count.</summary>
    /// <param name="offset">A UTF-16 offset from 0 to the length of the text.</param>
    /// <returns>The position, its offset in UTF-16 code units.</returns>
    public TextPosition Utf16(int offset)
    {
        int line = LineOf(offset);
        return new TextPosition(offset, line + 1, offset - _lineStarts[line] + 1);
    }

    /// <summary>The position of an offset, in UTF-8 bytes: what a file on disk and the Velociraptor server's offsets count.</summary>
    /// <param name="offset">A UTF-16 offset from 0 to the length of the text.</param>
    /// <returns>The position, its offset in bytes.</returns>
    public TextPosition Utf8(int offset)
    {
        int line = LineOf(offset);
        int column = 0;
        for (int i = _lineStarts[line]; i < offset; i++)
        {
            column += Utf8Length(_text, ref i);
        }

        return new TextPosition(_lineStartBytes[line] + column, line + 1, column + 1);
    }

    /// <summary>The position of an offset with the column in code points: what the Velociraptor server's messages count.</summary>
    /// <param name="offset">A UTF-16 offset from 0 to the length of the text.</param>
    /// <returns>The position; its offset stays in UTF-16 code units.</returns>
    public TextPosition CodePoints(int offset)
    {
        int line = LineOf(offset);
        int column = 0;
        for (int i = _lineStarts[line]; i < offset; i++)
        {
            Utf8Length(_text, ref i);
            column++;
        }

        return new TextPosition(offset, line + 1, column + 1);
    }

    /// <summary>The UTF-16 offset at which a line begins.</summary>
    /// <param name="line">The line, from 1 to <see cref="LineCount"/>.</param>
    /// <returns>The offset.</returns>
    public int LineStart(int line) => _lineStarts[line - 1];

    private int LineOf(int offset)
    {
        int found = Array.BinarySearch(_lineStarts, offset);
        return found >= 0 ? found : ~found - 1;
    }

    /// <summary>The bytes of the code point at <paramref name="index"/>, which moves to its last code unit; a lone surrogate counts as U+FFFD.</summary>
    private static int Utf8Length(string text, ref int index)
    {
        char unit = text[index];
        if (unit < 0x80)
        {
            return 1;
        }

        if (unit < 0x800)
        {
            return 2;
        }

        if (char.IsHighSurrogate(unit) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
        {
            index++;
            return 4;
        }

        return 3;
    }
}
