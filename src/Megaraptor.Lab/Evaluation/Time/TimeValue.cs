using Megaraptor.Lab.Evaluation.Functions;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Time;

/// <summary>Times told by numbers and texts.</summary>
internal static class TimeValue
{
    private const long SecondsUntil = 20_000_000_000;
    private const long MillisecondsUntil = 20_000_000_000_000;
    private const long MicrosecondsUntil = 20_000_000_000_000_000;

    /// <summary>The time that a value tells.</summary>
    /// <param name="scope">The scope, whose variables may choose a zone.</param>
    /// <param name="value">An integer, whose size decides between seconds, milli-, micro- and nanoseconds; a float of seconds; a text.</param>
    /// <param name="time">The time; for 0 and the empty text the one that is not set.</param>
    /// <returns>False when the value tells no time.</returns>
    public static bool TryFrom(Scope scope, object? value, out VqlTime time)
    {
        switch (value)
        {
            case VqlTime already:
                time = already;
                return true;
            case double seconds:
                double whole = Math.Truncate(seconds);
                long nanoseconds = VqlValue.Truncate((seconds - whole) * 1e9);
                time = whole == 0 && nanoseconds == 0 ? VqlTime.Zero : VqlTime.FromUnix(VqlValue.Truncate(whole), nanoseconds);
                return true;
            case "":
                time = VqlTime.Zero;
                return true;
            case string text:
                if (GoNumber.TryParseInteger(text, out long integer))
                {
                    time = FromInteger(integer);
                    return true;
                }

                return TimeCache.TryParse(scope, text, out time);
            default:
                bool isNumber = VqlValue.TryInteger(value, out integer);
                time = isNumber ? FromInteger(integer) : VqlTime.Zero;
                return isNumber;
        }
    }

    /// <summary>The time of an integer, whose size decides what it counts.</summary>
    /// <param name="number">The integer.</param>
    /// <returns>The time; for 0 the one that is not set.</returns>
    public static VqlTime FromInteger(long number)
    {
        if (number == 0)
        {
            return VqlTime.Zero;
        }

        if (number > MicrosecondsUntil)
        {
            return VqlTime.FromUnix(0, number);
        }

        if (number > MillisecondsUntil)
        {
            return VqlTime.FromUnix(0, unchecked(number * 1000));
        }

        return number > SecondsUntil ? VqlTime.FromUnix(0, unchecked(number * 1_000_000)) : VqlTime.FromUnix(number);
    }
}
