namespace Megaraptor.Lab.Verification;

/// <summary>
/// The clock of a Lab against which a session is repeated. It stands still while the server answers, but for the few microseconds that each look at
/// it takes, so that a busy machine changes nothing: what was seen between two steps of a collection is seen between them again. It goes on when an
/// answer has to be waited for.
/// </summary>
public sealed class SessionClock : TimeProvider
{
    private const long TicksOfALook = 10;

    /// <summary>The recordings begin here: an earlier time would not be taken for one of a run.</summary>
    private static readonly DateTimeOffset s_first = new(2026, 11, 24, 13, 0, 0, TimeSpan.Zero);

    private readonly Lock _lock = new();
    private readonly List<Alarm> _alarms = [];
    private readonly DateTimeOffset _start;
    private long _ticks;

    /// <summary>Makes a clock that begins now, or with the recordings when the machine's clock is behind them.</summary>
    public SessionClock()
    {
        DateTimeOffset now = System.GetUtcNow();
        _start = now < s_first ? s_first : now;
    }

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _start.AddTicks(GetTimestamp());

    /// <inheritdoc/>
    public override long GetTimestamp() => Interlocked.Add(ref _ticks, TicksOfALook);

    /// <summary>Lets time pass. What waits for it happens in order, each at its moment, before this returns.</summary>
    /// <param name="time">How much.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public void Advance(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        long end = Interlocked.Read(ref _ticks) + time.Ticks;
        while (TakeDue(end) is { } alarm)
        {
            alarm.Ring();
        }

        MoveTo(end);
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var alarm = new Alarm(this, callback, state);
        alarm.Change(dueTime, period);
        return alarm;
    }

    private Alarm? TakeDue(long end)
    {
        lock (_lock)
        {
            Alarm? next = null;
            foreach (Alarm alarm in _alarms)
            {
                if (alarm.Due <= end && (next is null || alarm.Due < next.Due))
                {
                    next = alarm;
                }
            }

            if (next is null)
            {
                return null;
            }

            MoveTo(next.Due);
            if (next.Period > TimeSpan.Zero)
            {
                next.Due += next.Period.Ticks;
            }
            else
            {
                _alarms.Remove(next);
            }

            return next;
        }
    }

    private void MoveTo(long ticks)
    {
        long now = Interlocked.Read(ref _ticks);
        while (now < ticks)
        {
            long seen = Interlocked.CompareExchange(ref _ticks, ticks, now);
            if (seen == now)
            {
                return;
            }

            now = seen;
        }
    }

    private sealed class Alarm(SessionClock clock, TimerCallback callback, object? state) : ITimer
    {
        public long Due { get; set; }

        public TimeSpan Period { get; private set; }

        public void Ring() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                clock._alarms.Remove(this);
                Period = period;
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = Interlocked.Read(ref clock._ticks) + dueTime.Ticks;
                    clock._alarms.Add(this);
                }

                return true;
            }
        }

        public void Dispose()
        {
            lock (clock._lock)
            {
                clock._alarms.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
