namespace Megaraptor.Lab.Store;

/// <summary>The units of time that the server's records use.</summary>
internal static class UnixTime
{
    /// <summary>Whole seconds since 1970.</summary>
    public static long Seconds(this TimeProvider clock) => clock.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>Milliseconds since 1970.</summary>
    public static long Milliseconds(this TimeProvider clock) => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Microseconds since 1970.</summary>
    public static long Microseconds(this TimeProvider clock) => (clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / 10;

    /// <summary>Nanoseconds since 1970, in steps of a hundred.</summary>
    public static long Nanoseconds(this TimeProvider clock) => (clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * 100;
}
