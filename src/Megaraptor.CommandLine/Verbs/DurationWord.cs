using System.Globalization;

namespace Megaraptor.CommandLine.Verbs;

/// <summary>Durations as the command line writes them: seconds, or a number with its unit: 90s, 15m, 2h, 1d.</summary>
internal static class DurationWord
{
    /// <summary>Reads a duration.</summary>
    /// <param name="word">The word.</param>
    /// <param name="seconds">Its seconds.</param>
    /// <returns>False when it is none.</returns>
    internal static bool TryParse(string word, out double seconds)
    {
        seconds = 0;
        int unit = word.Length == 0 ? 0 : word[^1] switch
        {
            's' => 1,
            'm' => 60,
            'h' => 3600,
            'd' => 86_400,
            _ => 0,
        };
        string number = unit == 0 ? word : word[..^1];
        if (!double.TryParse(number, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double value) || !double.IsFinite(value))
        {
            return false;
        }

        seconds = value * Math.Max(1, unit);
        return true;
    }
}
