using System.Globalization;
using System.Numerics;
using System.Text;
using Megaraptor.Lab.Evaluation.Starlark.Execution;
using Megaraptor.Lab.Evaluation.Starlark.Values;
using Megaraptor.Lab.Evaluation.Text;

namespace Megaraptor.Lab.Evaluation.Starlark.Library;

/// <summary>Formats with percent signs: <c>"%s is %d" % (name, age)</c>.</summary>
internal static class PercentFormat
{
    /// <summary>Formats values.</summary>
    /// <param name="budget">What the text costs.</param>
    /// <param name="format">The format.</param>
    /// <param name="values">A tuple of them, a dict for names, or the only one.</param>
    /// <returns>The text.</returns>
    /// <exception cref="StarlarkException">They do not fit.</exception>
    public static string Apply(StarlarkBudget budget, string format, object? values)
    {
        var text = new StringBuilder();
        IReadOnlyList<object?> items = values is StarlarkTuple tuple ? tuple.Items : [values];
        int used = 0;
        budget.Spend(format.Length);
        for (int i = 0; i < format.Length; i++)
        {
            if (format[i] != '%')
            {
                text.Append(format[i]);
                continue;
            }

            if (++i == format.Length)
            {
                throw new StarlarkException("incomplete format");
            }

            if (format[i] == '%')
            {
                text.Append('%');
                continue;
            }

            object? value;
            if (format[i] == '(')
            {
                int end = format.IndexOf(')', i);
                if (end < 0 || end + 1 == format.Length)
                {
                    throw new StarlarkException("incomplete format key");
                }

                value = Named(values, format[(i + 1)..end]);
                i = end + 1;
                used = items.Count;
            }
            else
            {
                value = used < items.Count ? items[used++] : throw new StarlarkException("not enough arguments for format string");
            }

            string part = One(budget, format[i], value);
            budget.Spend(part.Length);
            text.Append(part);
        }

        return used < items.Count && values is not StarlarkDict ? throw new StarlarkException("too many arguments for format string") : text.ToString();
    }

    private static object? Named(object? values, string name)
    {
        if (values is not StarlarkDict dict)
        {
            throw new StarlarkException("format requires a mapping");
        }

        return dict.Entries.TryGetValue(new StarlarkKey(name), out object? value) ? value : throw new StarlarkException($"key not found: {name}");
    }

    private static string One(StarlarkBudget budget, char verb, object? value) => verb switch
    {
        's' => StarlarkPrinter.Text(value, budget),
        'r' => StarlarkPrinter.Source(value, budget),
        'd' or 'i' => Whole(verb, value).ToString(CultureInfo.InvariantCulture),
        'o' => Radix(Whole(verb, value), 3),
        'x' => Radix(Whole(verb, value), 4),
        'X' => Radix(Whole(verb, value), 4).ToUpperInvariant(),
        'e' or 'f' or 'g' or 'E' or 'F' or 'G' => Real(verb, value),
        'c' => Character(value),
        _ => throw new StarlarkException($"unknown conversion %{verb}"),
    };

    private static BigInteger Whole(char verb, object? value) => value switch
    {
        BigInteger number => number,
        double number when double.IsFinite(number) => new BigInteger(Math.Truncate(number)),
        double number => throw new StarlarkException($"cannot convert float {StarlarkPrinter.Float(number)} to integer"),
        _ => throw new StarlarkException($"%{verb} format requires integer: got {StarlarkValue.TypeName(value)}"),
    };

    private static string Radix(BigInteger number, int bits)
    {
        if (number.IsZero)
        {
            return "0";
        }

        var digits = new StringBuilder();
        BigInteger rest = BigInteger.Abs(number);
        string text = bits == 4 ? rest.ToString("x", CultureInfo.InvariantCulture).TrimStart('0') : Octal(rest, digits);
        return number.Sign < 0 ? "-" + text : text;
    }

    private static string Octal(BigInteger number, StringBuilder digits)
    {
        // Each three bits of the binary text are a digit.
        string binary = number.ToString("B", CultureInfo.InvariantCulture).TrimStart('0');
        binary = binary.PadLeft((binary.Length + 2) / 3 * 3, '0');
        for (int i = 0; i < binary.Length; i += 3)
        {
            digits.Append((char)('0' + ((binary[i] - '0') * 4) + ((binary[i + 1] - '0') * 2) + (binary[i + 2] - '0')));
        }

        return digits.ToString();
    }

    private static string Real(char verb, object? value)
    {
        double number = StarlarkValue.Float(value) ?? throw new StarlarkException($"%{verb} format requires float, not {StarlarkValue.TypeName(value)}");
        if (!double.IsFinite(number))
        {
            return StarlarkPrinter.Float(number);
        }

        double magnitude = Math.Abs(number);
        string text = char.ToLowerInvariant(verb) switch
        {
            'e' => GoFloat.Exponential(magnitude, 6),
            'f' => GoFloat.Fixed(magnitude, 6),
            _ => StarlarkPrinter.Float(magnitude),
        };
        text = char.IsUpper(verb) ? text.ToUpperInvariant() : text;
        return double.IsNegative(number) ? "-" + text : text;
    }

    private static string Character(object? value) => value switch
    {
        BigInteger number => number >= 0 && number <= 0x10FFFF && Rune.IsValid((int)number)
            ? StarlarkText.OfRune(new Rune((int)number))
            : throw new StarlarkException($"%c format requires a valid Unicode code point, got {number}"),
        string text when StarlarkText.ToVql(text).EnumerateRunes().Count() == 1 => text,
        string => throw new StarlarkException("%c format requires a single-character string"),
        _ => throw new StarlarkException($"%c format requires int or single-character string, not {StarlarkValue.TypeName(value)}"),
    };
}
