using System.Globalization;
using System.Numerics;

namespace Megaraptor.Lab.Evaluation.Starlark.Syntax;

/// <summary>Reads the numbers of a program.</summary>
internal static class StarlarkNumberReader
{
    /// <summary>Longer literals than this serve nothing but to keep a server busy.</summary>
    private const int MostDigits = 5000;

    /// <summary>Reads a number.</summary>
    /// <param name="reader">Stands on its first character.</param>
    /// <returns>An integer of any size, or a float.</returns>
    /// <exception cref="StarlarkException">It is no number.</exception>
    public static object Read(SourceReader reader)
    {
        SourcePosition start = reader.Position;
        int offset = reader.Offset;
        int radix = reader.Current != '0' ? 10 : char.ToLowerInvariant(reader.Peek(1)) switch
        {
            'x' => 16,
            'o' => 8,
            'b' => 2,
            _ => 10,
        };
        if (radix != 10)
        {
            reader.Skip(2);
            return ReadDigits(reader, radix, start);
        }

        SkipDigits(reader);
        bool isFloat = reader.Current == '.';
        if (isFloat)
        {
            reader.Skip();
            SkipDigits(reader);
        }

        if (reader.Current is 'e' or 'E')
        {
            isFloat = true;
            reader.Skip(reader.Peek(1) is '+' or '-' ? 2 : 1);
            if (!char.IsAsciiDigit(reader.Current))
            {
                throw StarlarkException.At(start, "invalid float literal");
            }

            SkipDigits(reader);
        }

        string text = reader.Since(offset);
        Refuse(text.Length, start);
        if (isFloat)
        {
            double number = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
            return double.IsFinite(number) ? number : throw StarlarkException.At(start, "floating-point literal too large");
        }

        return text.Length > 1 && text[0] == '0' && text.AsSpan().IndexOfAnyExcept('0') >= 0
            ? throw StarlarkException.At(start, $"obsolete form of octal literal; use 0o{text[1..]}")
            : BigInteger.Parse(text, CultureInfo.InvariantCulture);
    }

    private static BigInteger ReadDigits(SourceReader reader, int radix, SourcePosition start)
    {
        int offset = reader.Offset;
        BigInteger number = BigInteger.Zero;
        while (char.IsAsciiHexDigit(reader.Current) && Convert.ToInt32(reader.Current.ToString(), 16) is var digit && digit < radix)
        {
            number = (number * radix) + digit;
            reader.Skip();
            Refuse(reader.Offset - offset, start);
        }

        string name = radix switch
        {
            16 => "hex",
            8 => "octal",
            _ => "binary",
        };
        return reader.Offset > offset ? number : throw StarlarkException.At(start, $"invalid {name} literal");
    }

    private static void Refuse(int length, SourcePosition start)
    {
        if (length > MostDigits)
        {
            throw StarlarkException.At(start, "the number is too long for the Lab");
        }
    }

    private static void SkipDigits(SourceReader reader)
    {
        while (char.IsAsciiDigit(reader.Current))
        {
            reader.Skip();
        }
    }
}
