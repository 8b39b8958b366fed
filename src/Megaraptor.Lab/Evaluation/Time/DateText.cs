using System.Globalization;
using System.Text.RegularExpressions;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Time;

/// <summary>Reads dates of many shapes. Where day and month could be either, the month comes first.</summary>
internal static class DateText
{
    /// <summary>No date is longer.</summary>
    private const int LongestDate = 100;

    /// <summary>Reads a date.</summary>
    /// <param name="text">The text.</param>
    /// <param name="zone">The zone of a text that names none.</param>
    /// <param name="time">The time.</param>
    /// <returns>False when the text is no date.</returns>
    public static bool TryParse(string text, VqlZone zone, out VqlTime time)
    {
        time = VqlTime.Zero;
        if (text.Length is 0 or > LongestDate)
        {
            return false;
        }

        if (text.All(char.IsAsciiDigit))
        {
            return TryDigits(text, zone, out time);
        }

        foreach (System.Text.RegularExpressions.Regex shape in DateShapes.Dates)
        {
            Match date = shape.Match(text);
            if (date.Success && TryFields(date, DateShapes.TimeOfDay().Match(text[date.Length..]), out DateFields fields))
            {
                return fields.TryResolve(zone, out time);
            }
        }

        return false;
    }

    private static bool TryFields(Match date, Match timeOfDay, out DateFields fields)
    {
        fields = new DateFields { Month = Number(date, "month"), Day = Number(date, "day"), Year = Year(date.Groups["year"].Success ? date.Groups["year"] : timeOfDay.Groups["lastyear"]) };
        if (!timeOfDay.Success || (date.Groups["name"] is { Success: true } name && !TryMonth(name.Value, out fields.Month)))
        {
            return false;
        }

        if (fields.Month > 12 || (date.Groups["month"].Success && fields.Month == 0) || (date.Groups["day"].Success && fields.Day == 0))
        {
            return false;
        }

        fields.Hour = Number(timeOfDay, "hour");
        fields.Minute = Number(timeOfDay, "minute");
        fields.Second = Number(timeOfDay, "second");
        if (timeOfDay.Groups["fraction"] is { Success: true } fraction)
        {
            fields.Nanoseconds = int.Parse(fraction.Value.PadRight(9, '0'), CultureInfo.InvariantCulture);
        }

        return TryHalf(timeOfDay, ref fields) && TryZone(timeOfDay, ref fields);
    }

    private static bool TryHalf(Match timeOfDay, ref DateFields fields)
    {
        if (timeOfDay.Groups["half"] is not { Success: true } half)
        {
            return true;
        }

        bool isValid = fields.Hour <= 12;
        fields.Hour = (fields.Hour % 12) + (char.ToUpperInvariant(half.Value[0]) == 'P' ? 12 : 0);
        return isValid;
    }

    private static bool TryZone(Match timeOfDay, ref DateFields fields)
    {
        if (timeOfDay.Groups["utc"].Success)
        {
            fields.Offset = 0;
        }
        else if (timeOfDay.Groups["offset"] is { Success: true } offset)
        {
            string digits = offset.Value[1..].Replace(":", string.Empty, StringComparison.Ordinal).PadRight(4, '0');
            int minutes = (int.Parse(digits.AsSpan(0, 2), CultureInfo.InvariantCulture) * 60) + int.Parse(digits.AsSpan(2), CultureInfo.InvariantCulture);
            fields.Offset = (offset.Value[0] == '-' ? -60 : 60) * minutes;
        }
        else if (timeOfDay.Groups["zone"] is { Success: true } zone)
        {
            fields.ZoneName = zone.Value;
        }

        return true;
    }

    /// <summary>Digits alone: a year, a date, a date with the time of day, or seconds to nanoseconds since 1970, by their number.</summary>
    private static bool TryDigits(string digits, VqlZone zone, out VqlTime time)
    {
        time = VqlTime.Zero;
        switch (digits.Length)
        {
            case 4:
                return GoTimeParser.TryParse(digits, "2006", zone, out time);
            case 8:
                return GoTimeParser.TryParse(digits, "20060102", zone, out time);
            case 14:
                return GoTimeParser.TryParse(digits, "20060102150405", zone, out time);
            case 10 or 13 or 16 or 19 when long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long number):
                time = digits.Length switch
                {
                    10 => VqlTime.FromUnix(number),
                    13 => VqlTime.FromUnix(0, unchecked(number * 1_000_000)),
                    16 => VqlTime.FromUnix(0, unchecked(number * 1000)),
                    _ => VqlTime.FromUnix(0, number),
                };
                return true;
            default:
                return false;
        }
    }

    private static int Number(Match match, string group) =>
        match.Groups[group] is { Success: true } digits ? int.Parse(digits.Value, CultureInfo.InvariantCulture) : 0;

    private static int Year(Group group)
    {
        if (!group.Success)
        {
            return 0;
        }

        int year = int.Parse(group.Value, CultureInfo.InvariantCulture);
        return group.Length > 2 ? year : year + (year >= 69 ? 1900 : 2000);
    }

    private static bool TryMonth(string name, out int month)
    {
        for (month = 1; month <= 12; month++)
        {
            string full = GoLayoutParts.Months[month - 1];
            if (name.Equals(full, StringComparison.OrdinalIgnoreCase)
                || name.Equals(full[..3], StringComparison.OrdinalIgnoreCase)
                || (month == 9 && name.Equals("sept", StringComparison.OrdinalIgnoreCase)))
            {
                return true;
            }
        }

        return false;
    }
}
