using System.Globalization;
using System.Text;

namespace Megaraptor.Lab.Evaluation.Time;

/// <summary>Writes times by the server's layouts, which show how the time 2006-01-02T15:04:05-07:00 would look.</summary>
internal static class GoTimeLayout
{
    /// <summary>RFC 3339 to the second.</summary>
    public const string Rfc3339 = "2006-01-02T15:04:05Z07:00";

    /// <summary>RFC 3339 with as many digits of the fraction as it needs.</summary>
    public const string Rfc3339Nano = "2006-01-02T15:04:05.999999999Z07:00";

    /// <summary>The server's own text of a time.</summary>
    public const string DefaultText = "2006-01-02 15:04:05.999999999 -0700 MST";

    private static readonly Dictionary<string, string> s_named = new(StringComparer.Ordinal)
    {
        ["Layout"] = "01/02 03:04:05PM '06 -0700",
        ["ANSIC"] = "Mon Jan _2 15:04:05 2006",
        ["UnixDate"] = "Mon Jan _2 15:04:05 MST 2006",
        ["RubyDate"] = "Mon Jan 02 15:04:05 -0700 2006",
        ["RFC822"] = "02 Jan 06 15:04 MST",
        ["RFC822Z"] = "02 Jan 06 15:04 -0700",
        ["RFC850"] = "Monday, 02-Jan-06 15:04:05 MST",
        ["RFC1123"] = "Mon, 02 Jan 2006 15:04:05 MST",
        ["RFC1123Z"] = "Mon, 02 Jan 2006 15:04:05 -0700",
        ["RFC3339"] = Rfc3339,
        ["RFC3339Nano"] = Rfc3339Nano,
        ["Kitchen"] = "3:04PM",
        ["Stamp"] = "Jan _2 15:04:05",
        ["StampMilli"] = "Jan _2 15:04:05.000",
        ["StampMicro"] = "Jan _2 15:04:05.000000",
        ["StampNano"] = "Jan _2 15:04:05.000000000",
        ["DateTime"] = "2006-01-02 15:04:05",
        ["DateOnly"] = "2006-01-02",
        ["TimeOnly"] = "15:04:05",
    };

    /// <summary>The layout that a name stands for, or the text itself when it is no name.</summary>
    /// <param name="nameOrLayout">A name such as <c>RFC1123</c>, or a layout.</param>
    /// <returns>The layout.</returns>
    public static string Named(string nameOrLayout) => s_named.GetValueOrDefault(nameOrLayout, nameOrLayout);

    /// <summary>Writes a time.</summary>
    /// <param name="time">The time in its zone.</param>
    /// <param name="layout">The layout.</param>
    /// <returns>The text.</returns>
    public static string Format(CivilTime time, string layout)
    {
        var text = new StringBuilder(layout.Length + 10);
        foreach (LayoutPart part in GoLayoutParts.Split(layout))
        {
            Write(text, time, part);
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, CivilTime time, LayoutPart part)
    {
        switch (part.Kind)
        {
            case LayoutKind.Literal:
                text.Append(part.Text);
                break;
            case LayoutKind.LongYear:
                text.Append(time.Year < 0 ? "-" : string.Empty).Append(Math.Abs(time.Year).ToString("0000", CultureInfo.InvariantCulture));
                break;
            case LayoutKind.ShortYear:
                Digits(text, (int)(Math.Abs(time.Year) % 100), 2);
                break;
            case LayoutKind.LongMonth:
                text.Append(GoLayoutParts.Months[time.Month - 1]);
                break;
            case LayoutKind.ShortMonth:
                text.Append(GoLayoutParts.Months[time.Month - 1].AsSpan(0, 3));
                break;
            case LayoutKind.Month:
                text.Append(time.Month);
                break;
            case LayoutKind.ZeroMonth:
                Digits(text, time.Month, 2);
                break;
            case LayoutKind.LongWeekday:
                text.Append(GoLayoutParts.Weekdays[time.Weekday]);
                break;
            case LayoutKind.ShortWeekday:
                text.Append(GoLayoutParts.Weekdays[time.Weekday].AsSpan(0, 3));
                break;
            case LayoutKind.Day:
                text.Append(time.Day);
                break;
            case LayoutKind.SpaceDay:
                text.Append(time.Day < 10 ? " " : string.Empty).Append(time.Day);
                break;
            case LayoutKind.ZeroDay:
                Digits(text, time.Day, 2);
                break;
            case LayoutKind.SpaceYearDay:
                text.Append(time.YearDay.ToString(CultureInfo.InvariantCulture).PadLeft(3));
                break;
            case LayoutKind.ZeroYearDay:
                Digits(text, time.YearDay, 3);
                break;
            case LayoutKind.Hour:
                Digits(text, time.Hour, 2);
                break;
            case LayoutKind.Hour12:
                text.Append(Hour12(time));
                break;
            case LayoutKind.ZeroHour12:
                Digits(text, Hour12(time), 2);
                break;
            case LayoutKind.Minute:
                text.Append(time.Minute);
                break;
            case LayoutKind.ZeroMinute:
                Digits(text, time.Minute, 2);
                break;
            case LayoutKind.Second:
                text.Append(time.Second);
                break;
            case LayoutKind.ZeroSecond:
                Digits(text, time.Second, 2);
                break;
            case LayoutKind.UpperHalf:
                text.Append(time.Hour >= 12 ? "PM" : "AM");
                break;
            case LayoutKind.LowerHalf:
                text.Append(time.Hour >= 12 ? "pm" : "am");
                break;
            case LayoutKind.ZoneName:
                text.Append(time.Zone.AbbreviationAt(time.Time.Seconds));
                break;
            case LayoutKind.Fraction or LayoutKind.TrimmedFraction:
                WriteFraction(text, time, part);
                break;
            default:
                WriteOffset(text, time, part);
                break;
        }
    }

    private static int Hour12(CivilTime time) => time.Hour % 12 == 0 ? 12 : time.Hour % 12;

    private static void WriteFraction(StringBuilder text, CivilTime time, LayoutPart part)
    {
        string digits = time.Time.Nanoseconds.ToString("000000000", CultureInfo.InvariantCulture)[..part.Digits];
        if (part.Kind == LayoutKind.TrimmedFraction)
        {
            digits = digits.TrimEnd('0');
        }

        if (digits.Length > 0)
        {
            text.Append(part.Text[0]).Append(digits);
        }
    }

    private static void WriteOffset(StringBuilder text, CivilTime time, LayoutPart part)
    {
        if (part.Text[0] == 'Z' && time.Offset == 0)
        {
            text.Append('Z');
            return;
        }

        int seconds = Math.Abs(time.Offset);
        bool colons = part.Text.Contains(':');
        text.Append(time.Offset < 0 ? '-' : '+');
        Digits(text, seconds / 3600, 2);
        if (part.Digits >= 4)
        {
            text.Append(colons ? ":" : string.Empty);
            Digits(text, seconds / 60 % 60, 2);
        }

        if (part.Digits >= 6)
        {
            text.Append(colons ? ":" : string.Empty);
            Digits(text, seconds % 60, 2);
        }
    }

    private static void Digits(StringBuilder text, int value, int width) =>
        text.Append(value.ToString(CultureInfo.InvariantCulture).PadLeft(width, '0'));
}
