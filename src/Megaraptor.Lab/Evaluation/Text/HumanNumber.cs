using System.Globalization;
using System.Text;

namespace Megaraptor.Lab.Evaluation.Text;

/// <summary>Numbers and times for people to read.</summary>
internal static class HumanNumber
{
    private static readonly string[] s_decimalUnits = ["B", "kB", "MB", "GB", "TB", "PB", "EB"];
    private static readonly string[] s_binaryUnits = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];

    private const long Minute = 60;
    private const long Hour = 60 * Minute;
    private const long Day = 24 * Hour;
    private const long Week = 7 * Day;
    private const long Month = 30 * Day;
    private const long Year = 12 * Month;

    /// <summary>Spans up to a number of seconds, their text, and the seconds of the unit that it counts.</summary>
    private static readonly (long Below, string Text, long Unit)[] s_spans =
    [
        (1, "now", 1),
        (2, "1 second %s", 1),
        (Minute, "%d seconds %s", 1),
        (2 * Minute, "1 minute %s", 1),
        (Hour, "%d minutes %s", Minute),
        (2 * Hour, "1 hour %s", 1),
        (Day, "%d hours %s", Hour),
        (2 * Day, "1 day %s", 1),
        (Week, "%d days %s", Day),
        (2 * Week, "1 week %s", 1),
        (Month, "%d weeks %s", Week),
        (2 * Month, "1 month %s", 1),
        (Year, "%d months %s", Month),
        (18 * Month, "1 year %s", 1),
        (2 * Year, "2 years %s", 1),
        (37 * Year, "%d years %s", Year),
    ];

    /// <summary>A size in units of powers of 1000: <c>1.5 kB</c>.</summary>
    /// <param name="bytes">The size.</param>
    /// <returns>The text.</returns>
    public static string Bytes(ulong bytes) => Size(bytes, 1000, s_decimalUnits);

    /// <summary>A size in units of powers of 1024: <c>1.5 KiB</c>.</summary>
    /// <param name="bytes">The size.</param>
    /// <returns>The text.</returns>
    public static string BinaryBytes(ulong bytes) => Size(bytes, 1024, s_binaryUnits);

    /// <summary>An integer with commas between thousands.</summary>
    /// <param name="number">The integer.</param>
    /// <returns>The text.</returns>
    public static string Comma(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>How long ago a time is, or how far ahead.</summary>
    /// <param name="seconds">Seconds from the time to now; below 0 when it is ahead.</param>
    /// <returns>The text.</returns>
    public static string Since(long seconds)
    {
        long span = Math.Abs(seconds);
        string label = seconds < 0 ? "from now" : "ago";
        foreach ((long below, string text, long unit) in s_spans)
        {
            if (span < below)
            {
                return new StringBuilder(text)
                    .Replace("%d", (span / unit).ToString(CultureInfo.InvariantCulture))
                    .Replace("%s", label)
                    .ToString();
            }
        }

        return $"a long while {label}";
    }

    private static string Size(ulong bytes, double unit, string[] names)
    {
        if (bytes < 10)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{bytes} B");
        }

        double exponent = Math.Floor(Math.Log(bytes) / Math.Log(unit));
        double value = Math.Floor((bytes / Math.Pow(unit, exponent) * 10) + 0.5) / 10;
        return string.Create(CultureInfo.InvariantCulture, $"{value.ToString(value < 10 ? "F1" : "F0", CultureInfo.InvariantCulture)} {names[(int)exponent]}");
    }
}
