using System.Text;

namespace Megaraptor.Lab.Evaluation.Json;

/// <summary>Writes strings as the server's JSON has them: HTML characters, line separators and bytes that are no UTF-8 are escaped.</summary>
internal static class JsonString
{
    /// <summary>Writes a string with its quotes.</summary>
    /// <param name="buffer">Where to.</param>
    /// <param name="text">The string.</param>
    public static void Write(JsonBuffer buffer, string text)
    {
        buffer.Write((byte)'"');
        int plain = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (IsPlain(c))
            {
                continue;
            }

            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
                continue;
            }

            WriteUtf8(buffer, text.AsSpan(plain, i - plain));
            WriteEscape(buffer, c);
            plain = i + 1;
        }

        WriteUtf8(buffer, text.AsSpan(plain));
        buffer.Write((byte)'"');
    }

    private static bool IsPlain(char c) =>
        c is >= ' ' and not ('"' or '\\' or '<' or '>' or '&') && c < '\u2028' || c > '\u2029' && !char.IsSurrogate(c);

    private static void WriteUtf8(JsonBuffer buffer, ReadOnlySpan<char> text)
    {
        if (!text.IsEmpty)
        {
            buffer.Advance(Encoding.UTF8.GetBytes(text, buffer.Room(Encoding.UTF8.GetMaxByteCount(text.Length))));
        }
    }

    private static void WriteEscape(JsonBuffer buffer, char c)
    {
        switch (c)
        {
            case '"':
                buffer.Write("\\\""u8);
                break;
            case '\\':
                buffer.Write("\\\\"u8);
                break;
            case '\n':
                buffer.Write("\\n"u8);
                break;
            case '\r':
                buffer.Write("\\r"u8);
                break;
            case '\t':
                buffer.Write("\\t"u8);
                break;
            default:
                int code = char.IsSurrogate(c) ? 0xFFFD : c;
                buffer.Write("\\u"u8);
                for (int shift = 12; shift >= 0; shift -= 4)
                {
                    buffer.Write("0123456789abcdef"u8[(code >> shift) & 15]);
                }

                break;
        }
    }
}
