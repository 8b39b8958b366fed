namespace Megaraptor.Lab.Faults;

/// <summary>A clock that is wrong by a constant. Time passes on it as on the other.</summary>
/// <param name="clock">The clock that is right.</param>
/// <param name="skew">How far this one is ahead.</param>
internal sealed class SkewedClock(TimeProvider clock, TimeSpan skew) : TimeProvider
{
    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => clock.LocalTimeZone;

    /// <inheritdoc/>
    public override long TimestampFrequency => clock.TimestampFrequency;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow() + skew;

    /// <inheritdoc/>
    public override long GetTimestamp() => clock.GetTimestamp();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => clock.CreateTimer(callback, state, dueTime, period);
}
