namespace Megaraptor.Lab.Verification;

/// <summary>The time that passes while a session is repeated: by itself on a real server, in steps on a Lab whose clock is driven.</summary>
/// <param name="driven">The clock to drive; null when time passes by itself.</param>
internal sealed class SessionTime(SessionClock? driven)
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(25);

    /// <summary>What a step set off gets this long to happen.</summary>
    private static readonly TimeSpan s_breath = TimeSpan.FromMilliseconds(3);

    /// <summary>An exchange that took longer than this, in seconds, waited for something.</summary>
    private const double Waiting = 0.25;

    /// <summary>An answer that is not there after this time waits for the clock, though its recording does not show it.</summary>
    private static readonly TimeSpan s_stuck = TimeSpan.FromSeconds(2);

    /// <summary>However fast the clock is driven, the machine gets this long to do what is due.</summary>
    private static readonly TimeSpan s_least = TimeSpan.FromSeconds(0.5);

    /// <summary>The clock.</summary>
    public TimeProvider Clock => driven ?? TimeProvider.System;

    /// <summary>Begins to wait.</summary>
    /// <param name="patience">For how long.</param>
    public Wait Begin(TimeSpan patience) => new(this, patience);

    /// <summary>Lets a moment pass.</summary>
    public async Task PassAsync(CancellationToken cancellationToken)
    {
        if (driven is null)
        {
            await Task.Delay(s_interval, cancellationToken).ConfigureAwait(false);
            return;
        }

        driven.Advance(s_interval);
        await Task.Delay(s_breath, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits for an answer. The driven clock goes on meanwhile if the answer took time when it was recorded.</summary>
    public async Task<T> PassDuringAsync<T>(Task<T> answer, RecordedExchange exchange, CancellationToken cancellationToken)
    {
        if (driven is not null)
        {
            long start = TimeProvider.System.GetTimestamp();
            while (await Task.WhenAny(answer, Task.Delay(s_interval, cancellationToken)).ConfigureAwait(false) != answer)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (exchange.Seconds > Waiting || TimeProvider.System.GetElapsedTime(start) > s_stuck)
                {
                    driven.Advance(s_interval);
                }
            }
        }

        return await answer.ConfigureAwait(false);
    }

    /// <summary>A wait of limited length.</summary>
    internal sealed class Wait(SessionTime time, TimeSpan patience)
    {
        private readonly long _start = time.Clock.GetTimestamp();
        private readonly long _realStart = TimeProvider.System.GetTimestamp();
        private readonly bool _isDriven = time.Clock is SessionClock;

        /// <summary>Whether it was long enough.</summary>
        public bool IsOver => time.Clock.GetElapsedTime(_start) > patience && (!_isDriven || patience == TimeSpan.Zero || TimeProvider.System.GetElapsedTime(_realStart) > s_least);
    }
}
