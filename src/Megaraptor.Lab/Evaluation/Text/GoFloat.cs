using System.Globalization;

namespace Megaraptor.Lab.Evaluation.Text;

/// <summary>Writes floats as the server does.</summary>
internal static class GoFloat
{
    /// <summary>From this power of ten on, the shortest text has an exponent.</summary>
    private const int ShortestExponent = 6;

    /// <summary>The shortest text of a float, as <c>%v</c> has it: with an exponent below 1e-4 and from 1e6 on.</summary>
    /// <param name="number">The float.</param>
    /// <returns>The text, such as <c>1.5</c> or <c>1e+21</c>.</returns>
    public static string Shortest(double number) => Special(number) ?? Write(number, -4, ShortestExponent, exponentDigits: 2);

    /// <summary>The text of a float in JSON.</summary>
    /// <param name="number">A finite float.</param>
    /// <returns>The text, such as <c>1e-7</c>.</returns>
    public static string Json(double number) => Write(number, -6, 21, exponentDigits: 1);

    /// <summary>A float with a number of significant digits, or as few as it needs: <c>%g</c>.</summary>
    /// <param name="number">A finite float, not negative.</param>
    /// <param name="precision">The number of digits, or null for the shortest.</param>
    /// <returns>The text.</returns>
    public static string General(double number, int? precision)
    {
        if (precision is not { } digits)
        {
            return Shortest(number);
        }

        digits = Math.Max(1, digits);
        (string rounded, int exponent) = Split(Exponential(number, digits - 1));
        rounded = rounded.TrimEnd('0');
        rounded = rounded.Length == 0 ? "0" : rounded;
        int limit = digits > rounded.Length && rounded.Length > exponent ? rounded.Length : digits;
        return Write(rounded, exponent, string.Empty, -4, limit, exponentDigits: 2);
    }

    /// <summary>A float with a number of digits behind the point: <c>%f</c>.</summary>
    /// <param name="number">A finite float, not negative.</param>
    /// <param name="precision">The number of digits.</param>
    /// <returns>The text.</returns>
    public static string Fixed(double number, int precision) => number.ToString($"F{precision}", CultureInfo.InvariantCulture);

    /// <summary>A float with an exponent and a number of digits behind the point: <c>%e</c>.</summary>
    /// <param name="number">A finite float, not negative.</param>
    /// <param name="precision">The number of digits.</param>
    /// <returns>The text, such as <c>1.50e+02</c>.</returns>
    public static string Exponential(double number, int precision)
    {
        (string digits, int exponent) = Split(number.ToString($"E{precision}", CultureInfo.InvariantCulture));
        string fraction = precision > 0 ? "." + digits[1..] : string.Empty;
        return $"{digits[0]}{fraction}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}";
    }

    /// <summary>The shortest digits of a finite float and where the decimal point stands.</summary>
    /// <param name="number">The float; its sign is ignored.</param>
    /// <returns>The digits without leading or trailing zeros, and the power of ten of the first digit.</returns>
    public static (string Digits, int Exponent) ShortestDigits(double number)
    {
        if (number == 0)
        {
            return ("0", 0);
        }

        string text = Math.Abs(number).ToString("R", CultureInfo.InvariantCulture);
        int at = text.IndexOf('E');
        string mantissa = at < 0 ? text : text[..at];
        int power = at < 0 ? 0 : int.Parse(text.AsSpan(at + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        int point = mantissa.IndexOf('.');
        string all = mantissa.Replace(".", string.Empty, StringComparison.Ordinal);
        string significant = all.TrimStart('0');
        int exponent = power + (point < 0 ? mantissa.Length : point) - 1 - (all.Length - significant.Length);
        return (significant.TrimEnd('0'), exponent);
    }

    /// <summary>NaN and the infinities; null for other numbers.</summary>
    /// <param name="number">The float.</param>
    /// <returns>The text or null.</returns>
    public static string? Special(double number) =>
        double.IsNaN(number) ? "NaN" : double.IsPositiveInfinity(number) ? "+Inf" : double.IsNegativeInfinity(number) ? "-Inf" : null;

    private static string Write(double number, int lowest, int highest, int exponentDigits)
    {
        (string digits, int exponent) = ShortestDigits(number);
        return Write(digits, exponent, double.IsNegative(number) ? "-" : string.Empty, lowest, highest, exponentDigits);
    }

    private static string Write(string digits, int exponent, string sign, int lowest, int highest, int exponentDigits)
    {
        if (exponent < lowest || exponent >= highest)
        {
            string fraction = digits.Length > 1 ? "." + digits[1..] : string.Empty;
            string power = Math.Abs(exponent).ToString(CultureInfo.InvariantCulture).PadLeft(exponentDigits, '0');
            return $"{sign}{digits[0]}{fraction}e{(exponent < 0 ? '-' : '+')}{power}";
        }

        return sign + Plain(digits, exponent);
    }

    private static (string Digits, int Exponent) Split(string exponential)
    {
        int at = exponential.IndexOfAny(['E', 'e']);
        string digits = exponential[..at].Replace(".", string.Empty, StringComparison.Ordinal);
        return (digits, int.Parse(exponential.AsSpan(at + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
    }

    private static string Plain(string digits, int exponent)
    {
        if (exponent < 0)
        {
            return "0." + new string('0', -exponent - 1) + digits;
        }

        int whole = exponent + 1;
        return digits.Length <= whole ? digits.PadRight(whole, '0') : digits[..whole] + "." + digits[whole..];
    }
}
