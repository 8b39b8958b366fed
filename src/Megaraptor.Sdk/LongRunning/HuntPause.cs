using System.Security.Cryptography;

namespace Megaraptor.Sdk.LongRunning;

/// <summary>The pauses between two looks at a hunt: longer each time, and never the same for two who wait.</summary>
/// <param name="wait">The first and the longest.</param>
/// <param name="clock">The clock.</param>
internal sealed class HuntPause(HuntWait wait, TimeProvider clock)
{
    private const double Growth = 1.5;
    private const int MostFailures = 5;

    private TimeSpan _next = wait.FirstPause;
    private int _failures;

    internal void Succeeded() => _failures = 0;

    /// <summary>Whether a wait goes on although the server could not be reached: it may be restarting.</summary>
    internal bool MayFailAgain() => ++_failures < MostFailures;

    internal Task TakeAsync(CancellationToken cancellationToken)
    {
        double jitter = 0.8 + (RandomNumberGenerator.GetInt32(0, 401) / 1000.0);
        TimeSpan pause = _next * jitter;
        _next = _next * Growth < wait.LongestPause ? _next * Growth : wait.LongestPause;
        return Task.Delay(pause, clock, cancellationToken);
    }
}
