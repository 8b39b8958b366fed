using System.Globalization;

namespace Megaraptor.Vql.Syntax;

/// <summary>What a number means to the server.</summary>
public enum NumberKind
{
    /// <summary>An integer of 64 bits.</summary>
    Integer,

    /// <summary>A float of 64 bits, which an integer beyond 64 bits becomes too.</summary>
    Float,

    /// <summary>Neither, such as hexadecimal beyond 64 bits or <c>1e400</c>: the server logs an error and takes NULL.</summary>
    Unparsable,
}

/// <summary>The value of a number as the server reads it: integers in decimal, <c>0x</c> hexadecimal or, after a leading 0, octal.</summary>
/// <param name="Kind">What the number is.</param>
/// <param name="Integer">The value of an integer, else 0.</param>
/// <param name="Float">The value of a float, else 0.</param>
public readonly record struct NumberValue(NumberKind Kind, long Integer, double Float)
{
    /// <summary>Reads a number.</summary>
    /// <param name="text">The text of a <see cref="TokenKind.Number"/> token.</param>
    /// <returns>Its value.</returns>
    public static NumberValue Parse(string text)
    {
        if (TryParseInteger(text, out long integer))
        {
            return new NumberValue(NumberKind.Integer, integer, 0);
        }

        bool isDecimal = text.IndexOf('x') < 0;
        return isDecimal && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && !double.IsInfinity(value)
            ? new NumberValue(NumberKind.Float, 0, value)
            : new NumberValue(NumberKind.Unparsable, 0, 0);
    }

    /// <summary>Reads an integer with its base taken from its prefix, as the server does: 0x hexadecimal, a leading 0 octal, else decimal.</summary>
    /// <param name="text">The text, with an optional minus sign.</param>
    /// <param name="value">The value.</param>
    /// <returns>False when the text is no integer, or one beyond 64 bits.</returns>
    public static bool TryParseInteger(string text, out long value)
    {
        bool negative = text.Length > 0 && text[0] == '-';
        int start = negative ? 1 : 0;
        (int radix, int digits) = text.Length - start > 1 && text[start] == '0'
            ? text[start + 1] == 'x' ? (16, start + 2) : (8, start + 1)
            : (10, start);
        ulong limit = negative ? 1UL << 63 : long.MaxValue;
        ulong magnitude = 0;
        value = 0;
        if (digits == text.Length)
        {
            return false;
        }

        for (int i = digits; i < text.Length; i++)
        {
            int digit = Digit(text[i]);
            if (digit < 0 || digit >= radix || magnitude > (limit - (ulong)digit) / (ulong)radix)
            {
                return false;
            }

            magnitude = (magnitude * (ulong)radix) + (ulong)digit;
        }

        value = negative ? unchecked(-(long)magnitude) : (long)magnitude;
        return true;
    }

    private static int Digit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };
}
