using System.Globalization;

namespace Megaraptor.Vql.Syntax;

/// <summary>Prints a float as the server's formatter does: the shortest digits that read back as it, never an exponent, always a point.</summary>
internal static class FloatText
{
    internal static string Of(double value)
    {
        string sign = BitConverter.DoubleToInt64Bits(value) < 0 ? "-" : "";
        string shortest = Shortest(Math.Abs(value));
        int exponentAt = shortest.IndexOf('E');
        string mantissa = exponentAt < 0 ? shortest : shortest.Substring(0, exponentAt);
        int exponent = exponentAt < 0 ? 0 : int.Parse(shortest.Substring(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        int point = mantissa.IndexOf('.');
        string digits = mantissa.Replace(".", "");
        int pointAt = (point < 0 ? digits.Length : point) + exponent;
        string whole = pointAt <= 0 ? "0" : digits.Substring(0, Math.Min(pointAt, digits.Length)).PadRight(pointAt, '0');
        string fraction = pointAt >= digits.Length ? "0" : digits.Substring(Math.Max(pointAt, 0)).PadLeft(digits.Length - pointAt, '0');
        return $"{sign}{whole}.{fraction}";
    }

    /// <summary>The shortest round-trip form. "R" is not the shortest on older frameworks, so the precisions are tried in turn.</summary>
    private static string Shortest(double value)
    {
        for (int precision = 1; precision < 17; precision++)
        {
            string text = value.ToString("G" + precision.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) == value)
            {
                return text;
            }
        }

        return value.ToString("G17", CultureInfo.InvariantCulture);
    }
}
