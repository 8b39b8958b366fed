namespace Megaraptor.Lab.Evaluation.Time;

/// <summary>Durations that a query gives in numbers, of which none is longer than clocks and timers can bear.</summary>
internal static class Durations
{
    /// <summary>The longest wait of a single timer.</summary>
    public static readonly TimeSpan LongestTimer = TimeSpan.FromDays(40);

    private static readonly TimeSpan s_longest = TimeSpan.FromDays(10_000);

    /// <summary>A number of seconds.</summary>
    /// <param name="seconds">The number.</param>
    /// <returns>The duration.</returns>
    public static TimeSpan Seconds(double seconds) => Milliseconds(seconds * 1000);

    /// <summary>A number of milliseconds.</summary>
    /// <param name="milliseconds">The number.</param>
    /// <returns>The duration.</returns>
    public static TimeSpan Milliseconds(double milliseconds) =>
        TimeSpan.FromMilliseconds(double.IsNaN(milliseconds) ? 0 : Math.Clamp(milliseconds, -s_longest.TotalMilliseconds, s_longest.TotalMilliseconds));

    /// <summary>A duration that a timer can bear.</summary>
    /// <param name="duration">The duration.</param>
    /// <returns>The shorter of it and the longest that one timer takes.</returns>
    public static TimeSpan ForTimer(TimeSpan duration) => duration < LongestTimer ? duration : LongestTimer;
}
