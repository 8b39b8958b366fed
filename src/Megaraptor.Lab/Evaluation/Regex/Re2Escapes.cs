using System.Globalization;

namespace Megaraptor.Lab.Evaluation.Regex;

/// <summary>Reads single characters of an expression.</summary>
internal static class Re2Escapes
{
    private const int Replacement = 0xFFFD;

    /// <summary>Reads a character as it is written.</summary>
    /// <param name="source">The expression.</param>
    /// <param name="at">Its place; moved behind it.</param>
    /// <returns>The character.</returns>
    /// <exception cref="RegexSyntaxException">There stands a byte that is no UTF-8.</exception>
    public static int Next(string source, ref int at)
    {
        char c = source[at++];
        if (char.IsHighSurrogate(c) && at < source.Length && char.IsLowSurrogate(source[at]))
        {
            return char.ConvertToUtf32(c, source[at++]);
        }

        return char.IsSurrogate(c) ? throw new RegexSyntaxException("invalid UTF-8", string.Empty) : c;
    }

    /// <summary>Reads a character behind a backslash.</summary>
    /// <param name="source">The expression.</param>
    /// <param name="at">The place of the backslash; moved behind the character.</param>
    /// <returns>The character.</returns>
    /// <exception cref="RegexSyntaxException">There is no such escape.</exception>
    public static int Escaped(string source, ref int at)
    {
        int start = at++;
        if (at >= source.Length)
        {
            throw new RegexSyntaxException("trailing backslash at end of expression", string.Empty);
        }

        int c = Next(source, ref at);
        switch (c)
        {
            case >= '1' and <= '7' when at >= source.Length || source[at] is < '0' or > '7':
                break;
            case >= '0' and <= '7':
                return Octal(source, ref at, c - '0');
            case 'x' when TryHex(source, ref at, out int code):
                return code;
            case 'x':
                break;
            case 'a':
                return '\a';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'v':
                return '\v';
            case < 0x80 when !char.IsAsciiLetterOrDigit((char)c):
                return c;
        }

        throw new RegexSyntaxException("invalid escape sequence", source[start..Math.Min(at, source.Length)]);
    }

    private static int Octal(string source, ref int at, int code)
    {
        for (int i = 1; i < 3 && at < source.Length && source[at] is >= '0' and <= '7'; i++)
        {
            code = (code * 8) + (source[at++] - '0');
        }

        return code;
    }

    /// <summary>Two digits, or any number of them between braces.</summary>
    private static bool TryHex(string source, ref int at, out int code)
    {
        code = Replacement;
        int end = at < source.Length && source[at] == '{' ? source.IndexOf('}', at) : Math.Min(at + 2, source.Length);
        bool hasBraces = at < source.Length && source[at] == '{';
        ReadOnlySpan<char> digits = end < at ? default : source.AsSpan(hasBraces ? (at + 1)..end : at..end);
        bool isHex = digits.Length > 0 && (hasBraces || digits.Length == 2) && digits.Length <= 8
            && int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out code)
            && code is >= 0 and <= RuneSet.Last;
        at = isHex ? end + (hasBraces ? 1 : 0) : Math.Min(at + 1, source.Length);
        return isHex;
    }
}
