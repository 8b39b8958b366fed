using System.Globalization;

namespace Megaraptor.Lab.Evaluation.Functions;

/// <summary>Numbers in texts, as Go's own functions read them.</summary>
internal static class GoNumber
{
    /// <summary>Reads an integer: decimal, or with <c>0x</c>, <c>0o</c>, <c>0b</c> or <c>0</c> before it; underscores may part the digits.</summary>
    /// <param name="text">The text, without blanks.</param>
    /// <param name="integer">The integer.</param>
    /// <returns>False when the text is none, or one that 64 bits cannot hold.</returns>
    public static bool TryParseInteger(string text, out long integer) => Parse(text, out integer) == Outcome.Fits;

    /// <summary>Reads an integer; one that 64 bits cannot hold becomes the nearest that they can.</summary>
    /// <param name="text">The text, without blanks.</param>
    /// <returns>The integer; 0 when the text is none.</returns>
    public static long IntegerOrNearest(string text)
    {
        Parse(text, out long integer);
        return integer;
    }

    /// <summary>Reads a float: decimal or hexadecimal, <c>NaN</c> or <c>Inf</c>.</summary>
    /// <param name="text">The text, without blanks.</param>
    /// <param name="number">The float; infinite when it is too large.</param>
    /// <returns>False when the text is none.</returns>
    public static bool TryParseFloat(string text, out double number)
    {
        number = 0;
        if (text.Length == 0 || char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]))
        {
            return false;
        }

        bool isNegative = text[0] == '-';
        string magnitude = text[0] is '-' or '+' ? text[1..] : text;
        if (magnitude.Equals("inf", StringComparison.OrdinalIgnoreCase) || magnitude.Equals("infinity", StringComparison.OrdinalIgnoreCase))
        {
            number = isNegative ? double.NegativeInfinity : double.PositiveInfinity;
            return true;
        }

        if (text.Equals("nan", StringComparison.OrdinalIgnoreCase))
        {
            number = double.NaN;
            return true;
        }

        if (magnitude.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            return TryParseHexFloat(magnitude.AsSpan(2), isNegative, out number);
        }

        return magnitude.Length > 0
            && (char.IsAsciiDigit(magnitude[0]) || magnitude[0] == '.')
            && double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number);
    }

    private static Outcome Parse(string text, out long integer)
    {
        integer = 0;
        bool isNegative = text.StartsWith('-');
        ReadOnlySpan<char> digits = text.AsSpan(text.Length > 0 && text[0] is '-' or '+' ? 1 : 0);
        int radix = 10;
        bool hasPrefix = digits.Length > 1 && digits[0] == '0';
        if (hasPrefix)
        {
            radix = char.ToLowerInvariant(digits[1]) switch
            {
                'x' => 16,
                'o' => 8,
                'b' => 2,
                _ => 0,
            };
            digits = digits[(radix == 0 ? 1 : 2)..];
            radix = radix == 0 ? 8 : radix;
        }

        return TryDigits(digits, radix, hasPrefix, out UInt128 magnitude) ? Clamp(magnitude, isNegative, out integer) : Outcome.NoNumber;
    }

    /// <summary>Digits with single underscores between them; behind a prefix one may come first.</summary>
    private static bool TryDigits(ReadOnlySpan<char> digits, int radix, bool mayBeginWithUnderscore, out UInt128 magnitude)
    {
        magnitude = 0;
        bool wasDigit = mayBeginWithUnderscore;
        foreach (char c in digits)
        {
            if (c == '_')
            {
                if (!wasDigit)
                {
                    return false;
                }

                wasDigit = false;
                continue;
            }

            int digit = char.IsAsciiHexDigit(c) ? Convert.ToInt32(c.ToString(), 16) : radix;
            if (digit >= radix)
            {
                return false;
            }

            wasDigit = true;
            magnitude = magnitude > ulong.MaxValue ? magnitude : (magnitude * (uint)radix) + (uint)digit;
        }

        return wasDigit && digits.Length > 0;
    }

    private static Outcome Clamp(UInt128 magnitude, bool isNegative, out long integer)
    {
        UInt128 limit = isNegative ? (UInt128)long.MaxValue + 1 : (UInt128)long.MaxValue;
        Outcome outcome = magnitude <= limit ? Outcome.Fits : Outcome.TooLarge;
        magnitude = UInt128.Min(magnitude, limit);
        integer = isNegative ? unchecked(-(long)magnitude) : (long)magnitude;
        return outcome;
    }

    /// <summary>A hexadecimal fraction with a power of two behind <c>p</c>, which must be there.</summary>
    private static bool TryParseHexFloat(ReadOnlySpan<char> text, bool isNegative, out double number)
    {
        number = 0;
        int power = text.IndexOfAny('p', 'P');
        if (power < 0 || !int.TryParse(text[(power + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int exponent))
        {
            return false;
        }

        int digits = 0;
        bool isFraction = false;
        foreach (char c in text[..power])
        {
            if (c == '.' && !isFraction)
            {
                isFraction = true;
            }
            else if (char.IsAsciiHexDigit(c))
            {
                digits++;
                number = (number * 16) + Convert.ToInt32(c.ToString(), 16);
                exponent -= isFraction ? 4 : 0;
            }
            else
            {
                return false;
            }
        }

        number = Math.ScaleB(isNegative ? -number : number, exponent);
        return digits > 0;
    }

    private enum Outcome
    {
        Fits,
        TooLarge,
        NoNumber,
    }
}
