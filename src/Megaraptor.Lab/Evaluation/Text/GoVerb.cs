using System.Globalization;
using System.Text;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Vql.Syntax;

namespace Megaraptor.Lab.Evaluation.Text;

/// <summary>Writes one value by one letter of a format.</summary>
internal static class GoVerb
{
    /// <summary>Writes a value.</summary>
    /// <param name="verb">The letter.</param>
    /// <param name="spec">Flags, width and precision.</param>
    /// <param name="value">The value.</param>
    /// <returns>The text; for a letter that does not fit the value, a text that says so.</returns>
    public static string Apply(Rune verb, FormatSpec spec, object? value)
    {
        if (verb.Value == 'T')
        {
            return spec.Pad(VqlValue.TypeName(value));
        }

        return value switch
        {
            VqlList list => $"[{string.Join(' ', list.Select(item => Apply(verb, spec, item)))}]",
            string text => OfString(verb, spec, text) ?? Bad(verb, value),
            bool flag => verb.Value is 't' or 'v' ? spec.Pad(flag ? "true" : "false") : Bad(verb, value),
            double number => OfFloat(verb, spec, number) ?? Bad(verb, value),
            long or int or byte => OfInteger(verb, spec, Convert.ToInt64(value, CultureInfo.InvariantCulture)) ?? Bad(verb, value),
            ulong number => OfUnsigned(verb, spec, number, isNegative: false) ?? Bad(verb, value),
            byte[] bytes => verb.Value is 'v' or 'd' ? GoText.Of(bytes) : OfString(verb, spec, StringEscapes.FromBytes(bytes)) ?? Bad(verb, value),
            null when verb.Value is not ('v' or 's' or 'q' or 'x' or 'X') => "{}",
            _ => OfString(verb, spec, GoText.Of(value)) ?? Bad(verb, value),
        };
    }

    private static string Bad(Rune verb, object? value) => $"%!{verb}({VqlValue.TypeName(value)}={GoText.Of(value)})";

    private static string? OfString(Rune verb, FormatSpec spec, string text) => verb.Value switch
    {
        'v' or 's' => spec.Pad(Cut(text, spec.Precision)),
        'q' => spec.Pad(spec.Sharp && !text.Contains('`') ? $"`{Cut(text, spec.Precision)}`" : GoText.Quote(Cut(text, spec.Precision))),
        'x' => spec.Pad(Hex(text, spec, isUpper: false)),
        'X' => spec.Pad(Hex(text, spec, isUpper: true)),
        _ => null,
    };

    private static string Cut(string text, int? runes)
    {
        if (runes is not { } limit)
        {
            return text;
        }

        int end = 0;
        for (int i = 0; i < limit && end < text.Length; i++)
        {
            end += char.IsHighSurrogate(text[end]) && end + 1 < text.Length ? 2 : 1;
        }

        return text[..end];
    }

    private static string Hex(string text, FormatSpec spec, bool isUpper)
    {
        byte[] bytes = StringEscapes.ToBytes(text);
        if (spec.Precision is { } precision && precision < bytes.Length)
        {
            bytes = bytes[..precision];
        }

        string prefix = spec.Sharp && bytes.Length > 0 ? isUpper ? "0X" : "0x" : string.Empty;
        IEnumerable<string> pairs = bytes.Select(b => b.ToString(isUpper ? "X2" : "x2", CultureInfo.InvariantCulture));
        return spec.Space ? string.Join(' ', pairs.Select(pair => prefix + pair)) : prefix + string.Concat(pairs);
    }

    private static string? OfInteger(Rune verb, FormatSpec spec, long number) =>
        OfUnsigned(verb, spec, number < 0 ? unchecked((ulong)-number) : (ulong)number, number < 0);

    private static string? OfUnsigned(Rune verb, FormatSpec spec, ulong magnitude, bool isNegative)
    {
        long signed = unchecked(isNegative ? -(long)magnitude : (long)magnitude);
        switch (verb.Value)
        {
            case 'c':
                return spec.Pad(Rune.IsValid((int)Math.Clamp(signed, int.MinValue, int.MaxValue)) ? new Rune((int)signed).ToString() : "\uFFFD");
            case 'q':
                return spec.Pad(GoText.QuoteRune(signed));
            case 'U':
                return spec.Pad("U+" + signed.ToString("X4", CultureInfo.InvariantCulture));
        }

        (string digits, string prefix) = verb.Value switch
        {
            'v' or 'd' => (magnitude.ToString(CultureInfo.InvariantCulture), string.Empty),
            'b' => (magnitude.ToString("B", CultureInfo.InvariantCulture), spec.Sharp ? "0b" : string.Empty),
            'o' => (Octal(magnitude), spec.Sharp ? "0" : string.Empty),
            'O' => (Octal(magnitude), "0o"),
            'x' => (magnitude.ToString("x", CultureInfo.InvariantCulture), spec.Sharp ? "0x" : string.Empty),
            'X' => (magnitude.ToString("X", CultureInfo.InvariantCulture), spec.Sharp ? "0X" : string.Empty),
            _ => (string.Empty, string.Empty),
        };
        if (digits.Length == 0)
        {
            return null;
        }

        string sign = isNegative ? "-" : spec.Plus ? "+" : spec.Space ? " " : string.Empty;
        if (spec.Precision is { } precision)
        {
            digits = magnitude == 0 && precision == 0 ? string.Empty : digits.PadLeft(precision, '0');
            return spec.PadWithBlanks(sign + prefix + digits);
        }

        return spec.PadNumber(sign + prefix, digits);
    }

    private static string Octal(ulong number)
    {
        var digits = new StringBuilder();
        do
        {
            digits.Insert(0, (char)('0' + (number & 7)));
            number >>= 3;
        }
        while (number > 0);
        return digits.ToString();
    }

    private static string? OfFloat(Rune verb, FormatSpec spec, double number)
    {
        string? digits = GoFloat.Special(number)?.TrimStart('+', '-') ?? Digits(verb, spec, Math.Abs(number));
        if (digits is null)
        {
            return null;
        }

        bool isNegative = double.IsNegative(number) && !double.IsNaN(number);
        string sign = isNegative ? "-" : spec.Plus || double.IsPositiveInfinity(number) ? "+" : spec.Space ? " " : string.Empty;
        return double.IsFinite(number) ? spec.PadNumber(sign, digits) : spec.PadWithBlanks(sign + digits);
    }

    private static string? Digits(Rune verb, FormatSpec spec, double number) => verb.Value switch
    {
        'v' when spec.Precision is null => GoFloat.Shortest(number),
        'v' or 'g' => GoFloat.General(number, spec.Precision),
        'G' => GoFloat.General(number, spec.Precision).ToUpperInvariant(),
        'f' or 'F' => GoFloat.Fixed(number, spec.Precision ?? 6),
        'e' => GoFloat.Exponential(number, spec.Precision ?? 6),
        'E' => GoFloat.Exponential(number, spec.Precision ?? 6).ToUpperInvariant(),
        _ => null,
    };
}
