using System.Globalization;
using System.Text;

namespace Megaraptor.Lab.Service;

/// <summary>Spans of time as Go writes them: <c>2.0008653s</c>, <c>353.895µs</c>, <c>1h0m5s</c>.</summary>
internal static class GoDuration
{
    private const long Microsecond = 1_000;
    private const long Millisecond = 1_000_000;
    private const long Second = 1_000_000_000;

    /// <summary>Writes a span.</summary>
    public static string Format(TimeSpan span) => Format(span.Ticks * 100);

    /// <summary>Writes a number of nanoseconds.</summary>
    public static string Format(long nanoseconds)
    {
        if (nanoseconds == 0)
        {
            return "0s";
        }

        string sign = nanoseconds < 0 ? "-" : "";
        ulong left = nanoseconds < 0 ? (ulong)-(nanoseconds + 1) + 1 : (ulong)nanoseconds;
        if (left < Second)
        {
            (ulong unit, string name) = left < Microsecond ? (1UL, "ns") : left < Millisecond ? (Microsecond, "µs") : ((ulong)Millisecond, "ms");
            return sign + Decimal(left, unit) + name;
        }

        var text = new StringBuilder(sign);
        ulong hours = left / (3600 * (ulong)Second);
        ulong minutes = left / (60 * (ulong)Second) % 60;
        if (hours > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{hours}h");
        }

        if (hours > 0 || minutes > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{minutes}m");
        }

        return text.Append(Decimal(left % (60 * (ulong)Second), Second)).Append('s').ToString();
    }

    private static string Decimal(ulong value, ulong unit)
    {
        string whole = (value / unit).ToString(CultureInfo.InvariantCulture);
        ulong rest = value % unit;
        if (rest == 0)
        {
            return whole;
        }

        int digits = (unit - 1).ToString(CultureInfo.InvariantCulture).Length;
        return whole + "." + rest.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0').TrimEnd('0');
    }
}
