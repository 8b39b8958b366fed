using System.Text;

namespace Megaraptor.Vql.Syntax;

/// <summary>Resolves the escapes of strings and of back-quoted names as the server does.</summary>
/// <remarks>
/// A VQL string is a row of bytes. Those that are no UTF-8 are kept in a .NET string as lone surrogates, U+DC80 to U+DCFF
/// for the bytes 0x80 to 0xFF, so that their number and value survive; <see cref="ToBytes"/> turns them back.
/// </remarks>
public static class StringEscapes
{
    private const char FirstEscapedByte = '\uDC80';
    private const char LastEscapedByte = '\uDCFF';

    /// <summary>The value of a string token.</summary>
    /// <param name="text">The token's text with its quotes.</param>
    /// <returns>The value.</returns>
    public static string Unquote(string text)
    {
        if (text.StartsWith("'''", StringComparison.Ordinal) && text.Length >= 6)
        {
            return text.Substring(3, text.Length - 6);
        }

        string inner = text.Substring(1, text.Length - 2);
        return inner.IndexOf('\\') < 0 ? inner : Resolve(inner);
    }

    /// <summary>The name that a bare or back-quoted identifier stands for.</summary>
    /// <param name="text">The identifier as written, without a minus sign.</param>
    /// <returns>The name. From a bad escape on, the server keeps the rest as written and forgets what stood before it.</returns>
    public static string UnquoteName(string text)
    {
        if (text.Length < 2 || text[0] != '`')
        {
            return text;
        }

        string inner = text.Substring(1, text.Length - 2);
        if (inner.IndexOf('\\') < 0)
        {
            return inner;
        }

        var name = new StringBuilder();
        for (int i = 0; i < inner.Length;)
        {
            if (inner[i] != '\\')
            {
                name.Append(inner[i++]);
            }
            else if (NameEscape(inner, ref i) is { } resolved)
            {
                name.Append(resolved);
            }
            else
            {
                return inner.Substring(i);
            }
        }

        return name.ToString();
    }

    /// <summary>The bytes of a VQL string: its UTF-8, with escaped bytes put back.</summary>
    /// <param name="value">The string.</param>
    /// <returns>The bytes.</returns>
    public static byte[] ToBytes(string value)
    {
        if (!HasEscapedBytes(value))
        {
            return Encoding.UTF8.GetBytes(value);
        }

        var bytes = new List<byte>(value.Length + 8);
        int run = 0;
        for (int i = 0; i < value.Length; i++)
        {
            bool isByte = IsEscapedByte(value, i);
            if (isByte)
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(value.Substring(run, i - run)));
                bytes.Add((byte)(value[i] - FirstEscapedByte + 0x80));
                run = i + 1;
            }
        }

        bytes.AddRange(Encoding.UTF8.GetBytes(value.Substring(run)));
        return [.. bytes];
    }

    /// <summary>The VQL string of a row of bytes: UTF-8 where they are, lone surrogates where they are not.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The string.</returns>
    public static string FromBytes(byte[] bytes)
    {
        var text = new StringBuilder(bytes.Length);
        for (int i = 0; i < bytes.Length;)
        {
            int length = SequenceLength(bytes, i);
            if (length == 0)
            {
                text.Append((char)(FirstEscapedByte + bytes[i] - 0x80));
                i++;
            }
            else
            {
                text.Append(Encoding.UTF8.GetString(bytes, i, length));
                i += length;
            }
        }

        return text.ToString();
    }

    /// <summary>Whether a string holds bytes that are no UTF-8.</summary>
    /// <param name="value">The string.</param>
    /// <returns>True when <see cref="ToBytes"/> differs from the string's UTF-8.</returns>
    public static bool HasEscapedBytes(string value)
    {
        for (int i = 0; i < value.Length; i++)
        {
            if (IsEscapedByte(value, i))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsEscapedByte(string value, int index) =>
        value[index] is >= FirstEscapedByte and <= LastEscapedByte && (index == 0 || !char.IsHighSurrogate(value[index - 1]));

    private static string Resolve(string inner)
    {
        var bytes = new List<byte>(inner.Length);
        for (int i = 0; i < inner.Length; i++)
        {
            if (inner[i] != '\\')
            {
                int end = inner.IndexOf('\\', i);
                string run = inner.Substring(i, (end < 0 ? inner.Length : end) - i);
                bytes.AddRange(Encoding.UTF8.GetBytes(run));
                i += run.Length - 1;
                continue;
            }

            i++;
            switch (i < inner.Length ? inner[i] : '\0')
            {
                case 'n':
                    bytes.Add((byte)'\n');
                    break;
                case 'r':
                    bytes.Add((byte)'\r');
                    break;
                case 't':
                    bytes.Add((byte)'\t');
                    break;
                case 'x' or 'X':
                    i += HexByte(inner, i, bytes);
                    break;
                default:
                    // Any other pair loses its backslash; the character itself is read on.
                    i--;
                    int length = char.IsHighSurrogate(inner[i + 1]) && i + 2 < inner.Length ? 2 : 1;
                    bytes.AddRange(Encoding.UTF8.GetBytes(inner.Substring(i + 1, length)));
                    i += length;
                    break;
            }
        }

        return FromBytes([.. bytes]);
    }

    /// <summary>Reads the two digits behind an x. Bad digits leave the escape as written; too few, at the end of the string, drop it.</summary>
    /// <returns>How many characters behind the x were read.</returns>
    private static int HexByte(string inner, int x, List<byte> bytes)
    {
        if (x + 2 >= inner.Length)
        {
            return inner.Length - x;
        }

        int high = HexDigit(inner[x + 1]);
        int low = HexDigit(inner[x + 2]);
        if (high < 0 || low < 0)
        {
            bytes.Add((byte)'\\');
            bytes.Add((byte)inner[x]);
            return 0;
        }

        bytes.Add((byte)((high * 16) + low));
        return 2;
    }

    /// <summary>The escapes of Go's string literals, which back-quoted names follow.</summary>
    private static string? NameEscape(string inner, ref int index)
    {
        char kind = index + 1 < inner.Length ? inner[index + 1] : '\0';
        string? simple = kind switch
        {
            'a' => "\a",
            'b' => "\b",
            'f' => "\f",
            'n' => "\n",
            'r' => "\r",
            't' => "\t",
            'v' => "\v",
            '\\' => "\\",
            _ => null,
        };
        if (simple is not null)
        {
            index += 2;
            return simple;
        }

        (int digits, int radix, int skip) = kind switch
        {
            'x' => (2, 16, 2),
            'u' => (4, 16, 2),
            'U' => (8, 16, 2),
            >= '0' and <= '7' => (3, 8, 1),
            _ => (0, 0, 0),
        };
        if (digits == 0 || index + skip + digits > inner.Length)
        {
            return null;
        }

        long value = 0;
        for (int i = index + skip; i < index + skip + digits; i++)
        {
            int digit = HexDigit(inner[i]);
            if (digit < 0 || digit >= radix)
            {
                return null;
            }

            value = (value * radix) + digit;
        }

        bool isByte = kind is not ('u' or 'U');
        if (isByte ? value > 255 : value > 0x10FFFF || value is >= 0xD800 and <= 0xDFFF)
        {
            return null;
        }

        index += skip + digits;
        return isByte && value >= 0x80 ? FromBytes([(byte)value]) : char.ConvertFromUtf32((int)value);
    }

    private static int HexDigit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };

    /// <summary>The length of the UTF-8 sequence at a place, or 0 when the byte there begins none.</summary>
    private static int SequenceLength(byte[] bytes, int index)
    {
        byte first = bytes[index];
        if (first < 0x80)
        {
            return 1;
        }

        (int length, byte low, byte high) = first switch
        {
            >= 0xC2 and <= 0xDF => (2, (byte)0x80, (byte)0xBF),
            0xE0 => (3, (byte)0xA0, (byte)0xBF),
            0xED => (3, (byte)0x80, (byte)0x9F),
            >= 0xE1 and <= 0xEF => (3, (byte)0x80, (byte)0xBF),
            0xF0 => (4, (byte)0x90, (byte)0xBF),
            >= 0xF1 and <= 0xF3 => (4, (byte)0x80, (byte)0xBF),
            0xF4 => (4, (byte)0x80, (byte)0x8F),
            _ => (0, (byte)0, (byte)0),
        };
        if (length == 0 || index + length > bytes.Length || bytes[index + 1] < low || bytes[index + 1] > high)
        {
            return 0;
        }

        for (int i = index + 2; i < index + length; i++)
        {
            if (bytes[i] is < 0x80 or > 0xBF)
            {
                return 0;
            }
        }

        return length;
    }
}
