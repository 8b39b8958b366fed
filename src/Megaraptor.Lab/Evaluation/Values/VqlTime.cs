using Megaraptor.Lab.Evaluation.Time;

namespace Megaraptor.Lab.Evaluation.Values;

/// <summary>A point in time: seconds since 1970 and nanoseconds. The years 0 and beyond 9999, which .NET lacks, exist.</summary>
/// <param name="Seconds">Seconds since 1970-01-01T00:00:00Z; negative before.</param>
/// <param name="Nanoseconds">0 to 999,999,999, always forward.</param>
internal readonly record struct VqlTime(long Seconds, int Nanoseconds) : IComparable<VqlTime>
{
    private const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>The start of the year 1: the server's time that is not set.</summary>
    public static VqlTime Zero { get; } = new(-62135596800, 0);

    /// <summary>Whether this is the server's time that is not set.</summary>
    public bool IsZero => this == Zero;

    /// <summary>Nanoseconds since 1970; wraps around beyond the years 1678 to 2262, as the server's do.</summary>
    public long UnixNanoseconds => unchecked((Seconds * NanosecondsPerSecond) + Nanoseconds);

    /// <summary>The time of a number of seconds and nanoseconds of any size and sign.</summary>
    /// <param name="seconds">Seconds since 1970.</param>
    /// <param name="nanoseconds">Nanoseconds to add.</param>
    /// <returns>The time.</returns>
    public static VqlTime FromUnix(long seconds, long nanoseconds = 0)
    {
        long carry = Math.DivRem(nanoseconds, NanosecondsPerSecond, out long rest);
        return rest < 0
            ? new VqlTime(seconds + carry - 1, (int)(rest + NanosecondsPerSecond))
            : new VqlTime(seconds + carry, (int)rest);
    }

    /// <summary>The time of a .NET time.</summary>
    /// <param name="time">The time.</param>
    /// <returns>The same time.</returns>
    public static VqlTime From(DateTimeOffset time) =>
        FromUnix(time.ToUnixTimeSeconds(), time.UtcTicks % TimeSpan.TicksPerSecond * 100);

    /// <summary>The date and time of day in a zone.</summary>
    /// <param name="zone">The zone.</param>
    /// <returns>Year, month, day and so on.</returns>
    public CivilTime In(VqlZone zone) => CivilTime.Of(this, zone);

    /// <inheritdoc/>
    public int CompareTo(VqlTime other)
    {
        int bySecond = Seconds.CompareTo(other.Seconds);
        return bySecond != 0 ? bySecond : Nanoseconds.CompareTo(other.Nanoseconds);
    }

    /// <summary>Whether one time is before another.</summary>
    public static bool operator <(VqlTime left, VqlTime right) => left.CompareTo(right) < 0;

    /// <summary>Whether one time is not after another.</summary>
    public static bool operator <=(VqlTime left, VqlTime right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one time is after another.</summary>
    public static bool operator >(VqlTime left, VqlTime right) => left.CompareTo(right) > 0;

    /// <summary>Whether one time is not before another.</summary>
    public static bool operator >=(VqlTime left, VqlTime right) => left.CompareTo(right) >= 0;

    /// <summary>The server's own text of a time: <c>2020-09-13 12:26:40.5 +0000 UTC</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => GoTimeLayout.Format(In(VqlZone.Utc), GoTimeLayout.DefaultText);
}
