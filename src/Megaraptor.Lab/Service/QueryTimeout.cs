namespace Megaraptor.Lab.Service;

/// <summary>Gives a query up after a time: never early, though timers may be.</summary>
internal sealed class QueryTimeout : IDisposable
{
    private readonly TimeProvider _clock;
    private readonly TimeSpan _time;
    private readonly Action<TimeSpan> _giveUp;
    private readonly long _start;
    private readonly ITimer _timer;

    /// <summary>Starts the time.</summary>
    /// <param name="clock">The Lab's clock.</param>
    /// <param name="time">How long the query may take.</param>
    /// <param name="giveUp">Gives it up; hears how long it took.</param>
    public QueryTimeout(TimeProvider clock, TimeSpan time, Action<TimeSpan> giveUp)
    {
        _clock = clock;
        _time = time;
        _giveUp = giveUp;
        _start = clock.GetTimestamp();
        _timer = clock.CreateTimer(static state => ((QueryTimeout)state!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(time, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private void OnTimer()
    {
        TimeSpan elapsed = _clock.GetElapsedTime(_start);
        if (elapsed >= _time)
        {
            _giveUp(elapsed);
        }
        else
        {
            _timer.Change(_time - elapsed + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
        }
    }
}
