using System.Numerics;
using Megaraptor.Lab.Evaluation.Functions;
using Megaraptor.Lab.Evaluation.Starlark.Execution;
using Megaraptor.Lab.Evaluation.Starlark.Values;

namespace Megaraptor.Lab.Evaluation.Starlark.Library;

/// <summary>Functions that make numbers.</summary>
internal static class NumberFunctions
{
    /// <summary>Longer texts are no numbers that anything needs, and reading them keeps a server busy.</summary>
    private const int MostDigits = 5000;

    /// <summary>Makes a float.</summary>
    /// <param name="arguments">A number, a bool or a text.</param>
    /// <returns>The float.</returns>
    /// <exception cref="StarlarkException">It is none.</exception>
    public static object Float(StarlarkArguments arguments)
    {
        object? value = arguments.Bind("float", "x?")[0];
        return value switch
        {
            _ when ReferenceEquals(value, StarlarkArguments.Missing) => 0.0,
            bool flag => flag ? 1.0 : 0.0,
            string text => GoNumber.TryParseFloat(text, out double number) ? number : throw new StarlarkException($"invalid float literal: {text}"),
            _ => StarlarkValue.Float(value) ?? throw new StarlarkException($"float got {StarlarkValue.TypeName(value)}, want number or string"),
        };
    }

    /// <summary>Makes an integer. A fraction is cut off.</summary>
    /// <param name="arguments">A number or a bool; or a text and its base.</param>
    /// <returns>The integer.</returns>
    /// <exception cref="StarlarkException">It is none.</exception>
    public static object Int(StarlarkArguments arguments)
    {
        object?[] given = arguments.Bind("int", "x?", "base?");
        object? value = given[0];
        if (value is string text)
        {
            return Parse(text, StarlarkArguments.Integer("int", "base", given[1], 10));
        }

        if (!ReferenceEquals(given[1], StarlarkArguments.Missing))
        {
            throw new StarlarkException("int: can't convert non-string with explicit base");
        }

        return value switch
        {
            _ when ReferenceEquals(value, StarlarkArguments.Missing) => BigInteger.Zero,
            bool flag => flag ? BigInteger.One : BigInteger.Zero,
            BigInteger number => number,
            double number when double.IsFinite(number) => new BigInteger(Math.Truncate(number)),
            double number => throw new StarlarkException($"int: cannot convert float {StarlarkPrinter.Float(number)} to integer"),
            _ => throw new StarlarkException($"int: cannot convert {StarlarkValue.TypeName(value)} to int"),
        };
    }

    /// <summary>The hash of a text, the same on every machine.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The hash, of 32 bits.</returns>
    public static object Hash(string text)
    {
        int hash = 0;
        foreach (char unit in StarlarkText.ToVql(text))
        {
            hash = unchecked((hash * 31) + unit);
        }

        return (BigInteger)hash;
    }

    private static BigInteger Parse(string text, long radix)
    {
        if (radix is not (0 or (>= 2 and <= 36)))
        {
            throw new StarlarkException($"int: invalid base {radix} (must be 2-36 or 0)");
        }

        var invalid = new StarlarkException($"int: invalid literal with base {radix}: {text}");
        ReadOnlySpan<char> digits = text.AsSpan(text.Length > 0 && text[0] is '+' or '-' ? 1 : 0);
        int prefixed = digits.Length < 2 || digits[0] != '0' ? 0 : char.ToLowerInvariant(digits[1]) switch
        {
            'x' => 16,
            'o' => 8,
            'b' => 2,
            _ => 0,
        };
        if (prefixed != 0 && (radix == 0 || radix == prefixed))
        {
            radix = prefixed;
            digits = digits[2..];
        }
        else if (radix == 0)
        {
            radix = digits.Length > 1 && digits[0] == '0' && digits.IndexOfAnyExcept('0') >= 0 ? throw invalid : 10;
        }

        if (digits.Length is 0 or > MostDigits)
        {
            throw invalid;
        }

        BigInteger number = BigInteger.Zero;
        foreach (char c in digits)
        {
            int digit = char.IsAsciiDigit(c) ? c - '0' : char.IsAsciiLetter(c) ? char.ToLowerInvariant(c) - 'a' + 10 : int.MaxValue;
            number = digit < radix ? (number * radix) + digit : throw invalid;
        }

        return text[0] == '-' ? -number : number;
    }
}
