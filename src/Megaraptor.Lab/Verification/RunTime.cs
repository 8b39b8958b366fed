using System.Globalization;
using System.Text.Json;

namespace Megaraptor.Lab.Verification;

/// <summary>Points in time that a run leaves in its answers, in whichever unit: two of them match when they have the same unit.</summary>
internal static class RunTime
{
    /// <summary>A time before this one is part of the evidence, not of the run: it must match exactly.</summary>
    private static readonly DateTimeOffset s_firstRecording = new(2026, 11, 24, 12, 52, 40, TimeSpan.Zero);

    /// <summary>No clock is expected to be beyond this.</summary>
    private static readonly DateTimeOffset s_last = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly double[] s_units = [1, 1e3, 1e6, 1e9];

    /// <summary>Whether two numbers are times of a run in one unit.</summary>
    public static bool TryMatch(JsonElement recorded, JsonElement actual) =>
        UnitOf(recorded.GetDouble()) is { } unit && UnitOf(actual.GetDouble()) == unit;

    /// <summary>Whether two texts are numbers that are times of a run in one unit, as protojson writes them.</summary>
    public static bool TryMatchNumbers(string recorded, string actual) =>
        long.TryParse(recorded, NumberStyles.None, CultureInfo.InvariantCulture, out long left)
        && long.TryParse(actual, NumberStyles.None, CultureInfo.InvariantCulture, out long right)
        && UnitOf(left) is { } unit
        && UnitOf(right) == unit;

    /// <summary>Whether a text such as <c>2026-11-24T12:53:14Z</c> or <c>2026-11-24 12:53:14.659 +0000 UTC</c> is a time of a run.</summary>
    public static bool IsOfRun(string moment)
    {
        string text = moment.EndsWith(" +0000 UTC", StringComparison.Ordinal) ? moment[..^" +0000 UTC".Length] + "Z" : moment;

        // .NET knows seven digits of a fraction, Go nine.
        int dot = text.IndexOf('.', StringComparison.Ordinal);
        int zone = text.AsSpan(dot + 1).IndexOfAny('Z', '+', '-') + dot + 1;
        if (dot > 0 && zone - dot > 8)
        {
            text = text[..(dot + 8)] + text[zone..];
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) && time >= s_firstRecording && time <= s_last;
    }

    private static double? UnitOf(double number)
    {
        foreach (double unit in s_units)
        {
            double seconds = number / unit;
            if (seconds >= s_firstRecording.ToUnixTimeSeconds() && seconds <= s_last.ToUnixTimeSeconds())
            {
                return unit;
            }
        }

        return null;
    }
}
