using System.Globalization;
using System.Text;
using Megaraptor.Lab.Evaluation.Text;

namespace Megaraptor.Lab.Evaluation.Starlark.Syntax;

/// <summary>Reads the texts of a program, with their escapes.</summary>
internal static class StarlarkTextReader
{
    /// <summary>Whether a text comes next.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>True for a quote, behind <c>r</c> or <c>b</c> or not.</returns>
    public static bool IsNext(SourceReader reader) => IsQuote(reader.Peek(PrefixLength(reader)));

    /// <summary>Reads a text.</summary>
    /// <param name="reader">Stands on its first character.</param>
    /// <returns>The text.</returns>
    /// <exception cref="StarlarkException">It does not end, or an escape is wrong.</exception>
    public static string Read(SourceReader reader)
    {
        SourcePosition start = reader.Position;
        int prefix = PrefixLength(reader);
        bool isRaw = false;
        for (; prefix > 0; prefix--)
        {
            if (reader.Current == 'b')
            {
                throw StarlarkException.At(start, "bytes literals are not available in the Lab");
            }

            isRaw = true;
            reader.Skip();
        }

        string quote = reader.Current.ToString();
        string triple = quote + quote + quote;
        string end = reader.IsNext(triple) ? triple : quote;
        reader.Skip(end.Length);
        var text = new StringBuilder();
        while (!reader.IsNext(end))
        {
            if (reader.IsAtEnd)
            {
                throw StarlarkException.At(start, "unexpected EOF in string");
            }

            char c = reader.Current;
            if (c == '\n' && end.Length == 1)
            {
                throw StarlarkException.At(start, "unexpected newline in string");
            }

            if (c != '\\')
            {
                text.Append(c);
                reader.Skip();
            }
            else if (isRaw)
            {
                // The backslash stays, and a quote behind it does not end the text.
                text.Append(c).Append(reader.Peek(1) == '\0' ? "" : reader.Peek(1));
                reader.Skip(2);
            }
            else
            {
                ReadEscape(reader, text, start);
            }
        }

        reader.Skip(end.Length);
        return text.ToString();
    }

    private static int PrefixLength(SourceReader reader) => reader.Current switch
    {
        'r' or 'b' when IsQuote(reader.Peek(1)) => 1,
        'r' when reader.Peek(1) == 'b' && IsQuote(reader.Peek(2)) => 2,
        _ => 0,
    };

    private static bool IsQuote(char c) => c is '"' or '\'';

    private static void ReadEscape(SourceReader reader, StringBuilder text, SourcePosition start)
    {
        char c = reader.Peek(1);
        switch (c)
        {
            case '\n':
                reader.Skip(2);
                return;
            case >= '0' and <= '7':
                ReadOctal(reader, text, start);
                return;
            case 'x':
                text.Append(Ascii(ReadHex(reader, 2, start), "hex", start));
                return;
            case 'u' or 'U':
                int rune = ReadHex(reader, c == 'u' ? 4 : 8, start);
                text.Append(Rune.IsValid(rune) ? StarlarkText.OfRune(new Rune(rune)) : throw StarlarkException.At(start, "invalid Unicode code point"));
                return;
        }

        char? plain = c is '\\' or '\'' or '"' ? c : ControlEscape.Of(c);
        text.Append(plain ?? throw StarlarkException.At(start, $"invalid escape sequence \\{c}"));
        reader.Skip(2);
    }

    private static void ReadOctal(SourceReader reader, StringBuilder text, SourcePosition start)
    {
        reader.Skip();
        int value = 0;
        for (int i = 0; i < 3 && reader.Current is >= '0' and <= '7'; i++)
        {
            value = (value * 8) + (reader.Current - '0');
            reader.Skip();
        }

        text.Append(Ascii(value, "octal", start));
    }

    private static int ReadHex(SourceReader reader, int count, SourcePosition start)
    {
        reader.Skip(2);
        int offset = reader.Offset;
        reader.Skip(count);
        string digits = reader.Since(offset);
        return digits.Length == count && int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int value)
            ? value
            : throw StarlarkException.At(start, "invalid or truncated escape sequence");
    }

    /// <summary>A text is UTF-8, so an escape of a byte cannot name a part of a character.</summary>
    private static char Ascii(int value, string kind, SourcePosition start) => value < 0x80
        ? (char)value
        : throw StarlarkException.At(start, $"non-ASCII {kind} escape (use \\u{value:X4} for the UTF-8 encoding of U+{value:X4})");
}
