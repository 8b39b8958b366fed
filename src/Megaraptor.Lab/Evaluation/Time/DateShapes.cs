using System.Text.RegularExpressions;

namespace Megaraptor.Lab.Evaluation.Time;

/// <summary>The shapes of dates that the server knows. The groups are named by what they hold.</summary>
internal static partial class DateShapes
{
    /// <summary>Dates are short; no match takes so many milliseconds.</summary>
    private const int Timeout = 1000;

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>The shapes of a date, tried in order at the start of a text.</summary>
    public static IReadOnlyList<System.Text.RegularExpressions.Regex> Dates { get; } =
        [YearFirst(), YearAndMonthName(), SlashOrDot(), YearAndDot(), DayFirst(), MonthNameFirst(), TwoDigitsEach(), Chinese()];

    /// <summary>The time of day and zone behind a date, up to the end of the text. A year may stand at the very end.</summary>
    /// <returns>The expression.</returns>
    [GeneratedRegex(
        @"^(((T|[\s,:]+|\s+at\s+)(?<hour>\d{1,2}):(?<minute>\d{1,2})(:(?<second>\d{1,2})([.,:](?<fraction>\d{1,9}))?)?(\s*(?<half>[ap]m))?)?" +
        @"\s*((?<utc>Z)|(?-i:(?<zone>[A-Z]{3,4}))?\s*(?<offset>[+-]\d{2}(:?\d{2})?)?)" +
        @"(\s*\(.*\)|\s+[A-Z]{3,4}|\s+[+-]\d{2,4})?(\s+m=[+-][\d.]+)?(\s+(?<lastyear>\d{4}))?)$",
        Options, Timeout)]
    public static partial System.Text.RegularExpressions.Regex TimeOfDay();

    [GeneratedRegex(@"^(?<year>\d{4})(?<mark>[-\u2212/:])(?<month>\d{1,2})(\k<mark>(?<day>\d{1,2}))?(?!\d)", Options, Timeout)]
    private static partial System.Text.RegularExpressions.Regex YearFirst();

    [GeneratedRegex(@"^(?<year>\d{4})-(?<name>[a-z]{3})-(?<day>\d{1,2})(?!\d)", Options, Timeout)]
    private static partial System.Text.RegularExpressions.Regex YearAndMonthName();

    [GeneratedRegex(@"^(?<month>\d{1,2})(?<mark>[/.])(?<day>\d{1,2})(\k<mark>(?<year>\d{4}|\d{2}))?(?!\d)", Options, Timeout)]
    private static partial System.Text.RegularExpressions.Regex SlashOrDot();

    [GeneratedRegex(@"^(?<year>\d{4})\.(?<month>\d{2})(\.(?<day>\d{2}))?(?!\d)", Options, Timeout)]
    private static partial System.Text.RegularExpressions.Regex YearAndDot();

    [GeneratedRegex(@"^([a-z]{3,9},?\s+)?(?<day>\d{1,2})(?<mark>[-/ ])(?<name>[a-z]{3,9})[-/ ](?<year>\d{4}|\d{2})(?!\d)", Options, Timeout)]
    private static partial System.Text.RegularExpressions.Regex DayFirst();

    [GeneratedRegex(@"^([a-z]{3}\s+)?(?<name>[a-z]{3,9})\.?\s+(?<day>\d{1,2})(st|nd|rd|th)?(,?\s+'?(?<year>\d{4}|\d{2}))?(?![\d:])", Options, Timeout)]
    private static partial System.Text.RegularExpressions.Regex MonthNameFirst();

    [GeneratedRegex(@"^(?<year>\d{2})(?<month>\d{2})(?<day>\d{2})(?=\s)", Options, Timeout)]
    private static partial System.Text.RegularExpressions.Regex TwoDigitsEach();

    [GeneratedRegex(@"^(?<year>\d{4})年(?<month>\d{2})月(?<day>\d{2})日", Options, Timeout)]
    private static partial System.Text.RegularExpressions.Regex Chinese();
}
