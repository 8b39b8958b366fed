using System.Globalization;

namespace Megaraptor.Vql.Templates;

/// <summary>Writes the values that may stand in a query as literals: numbers and booleans. Strings travel in the query's env.</summary>
/// <remarks>
/// Numbers have blanks on both sides: VQL reads <c>5 -3</c> as two numbers and <c>5 --3</c> as a number and a comment.
/// </remarks>
public static class VqlLiteral
{
    /// <summary>The literal for no value.</summary>
    public const string Null = " NULL ";

    /// <summary>Writes an integer.</summary>
    /// <param name="value">The integer.</param>
    /// <returns>The literal.</returns>
    public static string Of(long value) => $" {value.ToString(CultureInfo.InvariantCulture)} ";

    /// <summary>Writes an integer.</summary>
    /// <param name="value">The integer, at most <see cref="long.MaxValue"/>: VQL makes an inexact float of a larger one.</param>
    /// <returns>The literal.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The integer is beyond 64 bits with sign.</exception>
    public static string Of(ulong value) => value <= long.MaxValue
        ? Of((long)value)
        : throw new ArgumentOutOfRangeException(nameof(value), value, "VQL has no integer beyond 64 bits with sign.");

    /// <summary>Writes a float.</summary>
    /// <param name="value">The float; neither infinite nor NaN, for which VQL has no literal.</param>
    /// <returns>The literal. It reads back as the same float, and as a float even when it has no fraction.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The float is infinite or NaN.</exception>
    public static string Of(double value)
    {
        if (double.IsNaN(value) || double.IsInfinity(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "VQL has no literal for infinities and NaN.");
        }

        string text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.IndexOfAny(['.', 'E']) < 0 ? $" {text}.0 " : $" {text} ";
    }

    /// <summary>Writes a boolean.</summary>
    /// <param name="value">The boolean.</param>
    /// <returns>The literal.</returns>
    public static string Of(bool value) => value ? " TRUE " : " FALSE ";
}
