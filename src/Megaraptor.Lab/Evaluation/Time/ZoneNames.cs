using System.Globalization;

namespace Megaraptor.Lab.Evaluation.Time;

/// <summary>Abbreviations of time zones in dates.</summary>
internal static class ZoneNames
{
    /// <summary>The length of the abbreviation at the start of a text: three or four capitals, or <c>GMT</c> with hours.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The length, or 0.</returns>
    public static int LengthAt(ReadOnlySpan<char> text)
    {
        if (text.StartsWith("GMT", StringComparison.Ordinal))
        {
            return 3 + HoursAt(text[3..]);
        }

        if (text.Length > 0 && text[0] is '+' or '-')
        {
            return HoursAt(text);
        }

        if (text.StartsWith("ChST", StringComparison.Ordinal) || text.StartsWith("MeST", StringComparison.Ordinal))
        {
            return 4;
        }

        int capitals = 0;
        while (capitals < text.Length && capitals < 6 && char.IsAsciiLetterUpper(text[capitals]))
        {
            capitals++;
        }

        return capitals switch
        {
            3 => 3,
            4 when text[3] == 'T' || text.StartsWith("WITA", StringComparison.Ordinal) => 4,
            5 when text[4] == 'T' => 5,
            _ => 0,
        };
    }

    /// <summary>How far a zone of an abbreviation is ahead of UTC. One that means nothing in the query's zone counts as UTC.</summary>
    /// <param name="name">The abbreviation.</param>
    /// <param name="zone">The query's zone.</param>
    /// <param name="localSeconds">The time shown, counted as if it were UTC.</param>
    /// <returns>Seconds east of UTC.</returns>
    public static int OffsetOf(string name, VqlZone zone, long localSeconds)
    {
        if (name == "UTC")
        {
            return 0;
        }

        long unix = zone.ToUnix(localSeconds);
        if (zone.AbbreviationAt(unix) == name)
        {
            return zone.OffsetAt(unix);
        }

        bool hasHours = name.Length > 3 && name.StartsWith("GMT", StringComparison.Ordinal);
        return hasHours && int.TryParse(name.AsSpan(3), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int hours) ? hours * 3600 : 0;
    }

    private static int HoursAt(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[0] is not ('+' or '-'))
        {
            return 0;
        }

        int end = 1;
        while (end < text.Length && end < 4 && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end > 1 && int.TryParse(text[1..end], NumberStyles.None, CultureInfo.InvariantCulture, out int hours) && hours < 24 ? end : 0;
    }
}
