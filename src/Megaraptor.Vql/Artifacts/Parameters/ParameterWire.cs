using System.Globalization;
using System.Text;
using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Artifacts.Parameters;

/// <summary>The texts in which the values of parameters travel. Every type of parameter takes its text; of other values the server drops most.</summary>
public static class ParameterWire
{
    /// <summary>The text of a boolean.</summary>
    /// <param name="value">The value.</param>
    /// <returns><c>Y</c>, or empty for false.</returns>
    public static string Text(bool value) => value ? "Y" : "";

    /// <summary>The text of a whole number.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The digits.</returns>
    public static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The text of a number.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The number in decimal, from which the same value is read again.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is no number or not finite.</exception>
    public static string Text(double value) => double.IsNaN(value) || double.IsInfinity(value)
        ? throw new ArgumentOutOfRangeException(nameof(value), value, "A parameter takes finite numbers.")
        : value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The text of a time.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The time in UTC, with the fraction of the second.</returns>
    public static string Text(DateTimeOffset value) => value.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>The text of a list, for json_array, regex_array and multichoice.</summary>
    /// <param name="values">The values.</param>
    /// <returns>A JSON array of strings.</returns>
    public static string Text(IEnumerable<string> values)
    {
        var json = new StringBuilder("[");
        foreach (string value in values)
        {
            if (json.Length > 1)
            {
                json.Append(',');
            }

            JsonBuilder.Quote(json, value);
        }

        return json.Append(']').ToString();
    }
}
