namespace Megaraptor.Lab.Collections;

/// <summary>A clock that shows one time, so that what is made again is made the same. Its timers run on.</summary>
/// <param name="clock">The Lab's clock.</param>
/// <param name="microseconds">The time, in microseconds since 1970.</param>
internal sealed class FrozenClock(TimeProvider clock, long microseconds) : TimeProvider
{
    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => clock.LocalTimeZone;

    /// <inheritdoc/>
    public override long TimestampFrequency => clock.TimestampFrequency;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);

    /// <inheritdoc/>
    public override long GetTimestamp() => clock.GetTimestamp();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => clock.CreateTimer(callback, state, dueTime, period);
}
