using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Time;

/// <summary>Times such as <c>2024-01-02T03:04:05.5Z</c>, which stored rows and JSON hold in large numbers.</summary>
internal static class Rfc3339
{
    /// <summary>Shorter texts are no times to the server, whatever they hold.</summary>
    public const int Shortest = 20;

    private const int SecondsEnd = 19;
    private const int Longest = 36;

    /// <summary>Reads a time.</summary>
    /// <param name="text">The text.</param>
    /// <param name="time">The time.</param>
    /// <returns>False when the text is no such time.</returns>
    public static bool TryParse(string text, out VqlTime time)
    {
        time = default;
        if (text.Length < Shortest || text[10] != 'T')
        {
            return false;
        }

        return TryParseCommon(text, out time) || GoTimeParser.TryParse(text, GoTimeLayout.Rfc3339, VqlZone.Utc, out time);
    }

    /// <summary>Whether a text of JSON may hold such a time as a string.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="exceptCanonical">Whether times do not count that are written as the server writes them in UTC.</param>
    /// <returns>True when it may.</returns>
    public static bool StandsIn(ReadOnlySpan<byte> json, bool exceptCanonical)
    {
        for (int at = 0; json[at..].IndexOf((byte)'T') is >= 0 and var distance;)
        {
            int mark = at + distance;
            at = mark + 1;
            if (mark < 11 || json[mark - 3] != '-' || json[mark - 6] != '-' || json[mark - 11] != '"')
            {
                continue;
            }

            ReadOnlySpan<byte> text = json[(mark - 10)..];
            int length = text.IndexOf((byte)'"');
            if (length >= Shortest && length < Longest && !(exceptCanonical && IsCanonical(text[..length])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsCanonical(ReadOnlySpan<byte> text) =>
        text[^1] == 'Z' && (text.Length == Shortest || (text[SecondsEnd] == '.' && text.Length is > Shortest + 1 and <= Shortest + 10 && text[^2] != '0'));

    /// <summary>Reads the usual form: two digits everywhere, at most nine behind the point, UTC.</summary>
    private static bool TryParseCommon(ReadOnlySpan<char> text, out VqlTime time)
    {
        time = default;
        bool hasFraction = text.Length > Shortest;
        if (text[^1] != 'Z' || text[4] != '-' || text[7] != '-' || text[13] != ':' || text[16] != ':' || (hasFraction && (text[SecondsEnd] != '.' || text.Length > Shortest + 10)))
        {
            return false;
        }

        int year = (Two(text, 0) * 100) + Two(text, 2);
        int month = Two(text, 5);
        int day = Two(text, 8);
        int hour = Two(text, 11);
        int minute = Two(text, 14);
        int second = Two(text, 17);
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || (uint)hour > 23 || (uint)minute > 59 || (uint)second > 59)
        {
            return false;
        }

        int nanoseconds = 0;
        for (int i = 0; i < 9 && hasFraction; i++)
        {
            int at = Shortest + i;
            int digit = at < text.Length - 1 ? text[at] - '0' : 0;
            if ((uint)digit > 9)
            {
                return false;
            }

            nanoseconds = (nanoseconds * 10) + digit;
        }

        time = new VqlTime(((new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc).Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond), nanoseconds);
        return !hasFraction || text.Length > Shortest + 1;
    }

    /// <summary>A number of two digits; far below zero if they are none.</summary>
    private static int Two(ReadOnlySpan<char> text, int at) =>
        char.IsAsciiDigit(text[at]) && char.IsAsciiDigit(text[at + 1]) ? ((text[at] - '0') * 10) + text[at + 1] - '0' : -10_000;
}
