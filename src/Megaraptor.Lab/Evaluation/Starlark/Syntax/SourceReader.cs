namespace Megaraptor.Lab.Evaluation.Starlark.Syntax;

/// <summary>Reads a program character by character and knows where it is.</summary>
/// <param name="source">The program's bytes, a character each.</param>
internal sealed class SourceReader(string source)
{
    private readonly string _source = source.ReplaceLineEndings("\n");
    private int _line = 1;
    private int _column = 1;

    /// <summary>The next character; 0 at the end.</summary>
    public char Current => Peek(0);

    /// <summary>Whether everything was read.</summary>
    public bool IsAtEnd => Offset >= _source.Length;

    /// <summary>How many characters were read.</summary>
    public int Offset { get; private set; }

    /// <summary>Where the next character is.</summary>
    public SourcePosition Position => new(_line, _column);

    /// <summary>A character further on.</summary>
    /// <param name="ahead">How far.</param>
    /// <returns>The character; 0 behind the end.</returns>
    public char Peek(int ahead) => Offset + ahead < _source.Length ? _source[Offset + ahead] : '\0';

    /// <summary>Whether a text comes next.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True when it does.</returns>
    public bool IsNext(string text) => string.CompareOrdinal(_source, Offset, text, 0, text.Length) == 0;

    /// <summary>Reads characters.</summary>
    /// <param name="count">How many.</param>
    public void Skip(int count = 1)
    {
        for (; count > 0 && !IsAtEnd; count--)
        {
            char c = _source[Offset++];
            if (c == '\n')
            {
                _line++;
                _column = 1;
            }
            else if (c is < '\u0080' or > '\u00BF')
            {
                // The further bytes of a character stand in its column.
                _column++;
            }
        }
    }

    /// <summary>What was read since a place.</summary>
    /// <param name="start">The place.</param>
    /// <returns>The text.</returns>
    public string Since(int start) => _source[start..Offset];
}
