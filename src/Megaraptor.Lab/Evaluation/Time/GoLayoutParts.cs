namespace Megaraptor.Lab.Evaluation.Time;

/// <summary>What a part of a layout shows.</summary>
internal enum LayoutKind
{
    /// <summary>The text itself.</summary>
    Literal,

    /// <summary><c>2006</c></summary>
    LongYear,

    /// <summary><c>06</c></summary>
    ShortYear,

    /// <summary><c>January</c></summary>
    LongMonth,

    /// <summary><c>Jan</c></summary>
    ShortMonth,

    /// <summary><c>1</c></summary>
    Month,

    /// <summary><c>01</c></summary>
    ZeroMonth,

    /// <summary><c>Monday</c></summary>
    LongWeekday,

    /// <summary><c>Mon</c></summary>
    ShortWeekday,

    /// <summary><c>2</c></summary>
    Day,

    /// <summary><c>_2</c></summary>
    SpaceDay,

    /// <summary><c>02</c></summary>
    ZeroDay,

    /// <summary><c>__2</c></summary>
    SpaceYearDay,

    /// <summary><c>002</c></summary>
    ZeroYearDay,

    /// <summary><c>15</c></summary>
    Hour,

    /// <summary><c>3</c></summary>
    Hour12,

    /// <summary><c>03</c></summary>
    ZeroHour12,

    /// <summary><c>4</c></summary>
    Minute,

    /// <summary><c>04</c></summary>
    ZeroMinute,

    /// <summary><c>5</c></summary>
    Second,

    /// <summary><c>05</c></summary>
    ZeroSecond,

    /// <summary><c>PM</c></summary>
    UpperHalf,

    /// <summary><c>pm</c></summary>
    LowerHalf,

    /// <summary><c>MST</c></summary>
    ZoneName,

    /// <summary><c>-0700</c>, <c>Z07:00</c> and their kin.</summary>
    Offset,

    /// <summary><c>.000</c></summary>
    Fraction,

    /// <summary><c>.999</c></summary>
    TrimmedFraction,
}

/// <summary>One part of a layout.</summary>
/// <param name="Kind">What it shows.</param>
/// <param name="Text">How it is written in the layout.</param>
/// <param name="Digits">The digits of a fraction or an offset.</param>
internal readonly record struct LayoutPart(LayoutKind Kind, string Text, int Digits = 0);

/// <summary>Splits a layout into its parts.</summary>
internal static class GoLayoutParts
{
    /// <summary>The months' names.</summary>
    public static readonly string[] Months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    /// <summary>The weekdays' names, from Sunday.</summary>
    public static readonly string[] Weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

    /// <summary>Longer ones first where one begins another.</summary>
    private static readonly LayoutPart[] s_words =
    [
        new(LayoutKind.LongMonth, "January"),
        new(LayoutKind.LongWeekday, "Monday"),
        new(LayoutKind.ShortWeekday, "Mon"),
        new(LayoutKind.ZoneName, "MST"),
        new(LayoutKind.ZeroYearDay, "002"),
        new(LayoutKind.ZeroMonth, "01"),
        new(LayoutKind.ZeroDay, "02"),
        new(LayoutKind.ZeroHour12, "03"),
        new(LayoutKind.ZeroMinute, "04"),
        new(LayoutKind.ZeroSecond, "05"),
        new(LayoutKind.ShortYear, "06"),
        new(LayoutKind.Hour, "15"),
        new(LayoutKind.Month, "1"),
        new(LayoutKind.LongYear, "2006"),
        new(LayoutKind.Day, "2"),
        new(LayoutKind.SpaceYearDay, "__2"),
        new(LayoutKind.Hour12, "3"),
        new(LayoutKind.Minute, "4"),
        new(LayoutKind.Second, "5"),
        new(LayoutKind.UpperHalf, "PM"),
        new(LayoutKind.LowerHalf, "pm"),
        new(LayoutKind.Offset, "-07:00:00", 6),
        new(LayoutKind.Offset, "-07:00", 4),
        new(LayoutKind.Offset, "-070000", 6),
        new(LayoutKind.Offset, "-0700", 4),
        new(LayoutKind.Offset, "-07", 2),
        new(LayoutKind.Offset, "Z07:00:00", 6),
        new(LayoutKind.Offset, "Z07:00", 4),
        new(LayoutKind.Offset, "Z070000", 6),
        new(LayoutKind.Offset, "Z0700", 4),
        new(LayoutKind.Offset, "Z07", 2),
    ];

    /// <summary>Splits a layout.</summary>
    /// <param name="layout">The layout.</param>
    /// <returns>The parts, in order.</returns>
    public static IEnumerable<LayoutPart> Split(string layout)
    {
        int literal = 0;
        for (int i = 0; i < layout.Length;)
        {
            if (PartAt(layout, i) is not { } part)
            {
                i++;
                continue;
            }

            if (i > literal)
            {
                yield return new LayoutPart(LayoutKind.Literal, layout[literal..i]);
            }

            yield return part;
            i += part.Text.Length;
            literal = i;
        }

        if (literal < layout.Length)
        {
            yield return new LayoutPart(LayoutKind.Literal, layout[literal..]);
        }
    }

    private static LayoutPart? PartAt(string layout, int at)
    {
        ReadOnlySpan<char> rest = layout.AsSpan(at);
        switch (rest[0])
        {
            case '.' or ',':
                return FractionAt(layout, at);
            case 'J' when rest.StartsWith("Jan", StringComparison.Ordinal) && !rest.StartsWith("January", StringComparison.Ordinal):
                return StandsAlone(rest) ? new LayoutPart(LayoutKind.ShortMonth, "Jan") : null;
            case 'M' when rest.StartsWith("Mon", StringComparison.Ordinal) && !rest.StartsWith("Monday", StringComparison.Ordinal) && !StandsAlone(rest):
                return null;
            case '_' when rest.StartsWith("_2006", StringComparison.Ordinal):
                // The underscore belongs to no part: a long year follows it.
                return null;
            case '_' when rest.StartsWith("_2", StringComparison.Ordinal):
                return new LayoutPart(LayoutKind.SpaceDay, "_2");
        }

        foreach (LayoutPart word in s_words)
        {
            if (rest.StartsWith(word.Text, StringComparison.Ordinal))
            {
                return word;
            }
        }

        return null;
    }

    /// <summary>A short name of three letters is part of another word when a small letter follows.</summary>
    private static bool StandsAlone(ReadOnlySpan<char> rest) => rest.Length < 4 || !char.IsAsciiLetterLower(rest[3]);

    private static LayoutPart? FractionAt(string layout, int at)
    {
        char digit = at + 1 < layout.Length ? layout[at + 1] : '\0';
        if (digit is not ('0' or '9'))
        {
            return null;
        }

        int end = at + 1;
        while (end < layout.Length && layout[end] == digit)
        {
            end++;
        }

        if (end < layout.Length && char.IsAsciiDigit(layout[end]))
        {
            return null;
        }

        int digits = Math.Min(end - at - 1, 9);
        return new LayoutPart(digit == '0' ? LayoutKind.Fraction : LayoutKind.TrimmedFraction, layout[at..end], digits);
    }
}
