using Megaraptor.Sdk.Errors;

namespace Megaraptor.Sdk.LongRunning;

/// <summary>How often the state of something on the server is asked for: soon at first, then ever less often, and never by all at the same moment.</summary>
public sealed record PollingPlan
{
    /// <summary>The usual plan: 0.25 seconds, doubled up to 5 seconds.</summary>
    public static PollingPlan Default { get; } = new();

    /// <summary>The first pause; more than zero. Default: 0.25 seconds.</summary>
    public TimeSpan First { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The longest pause, at least the first. Default: 5 seconds.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The pause where an event is expected to tell the end, and asking is only for the case that it was lost. Default: 60 seconds.</summary>
    public TimeSpan WithEvents { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How much a pause differs at random, as a part of it, from 0 to 1. Default: 0.2.</summary>
    public double Jitter { get; init; } = 0.2;

    /// <summary>The pause after so many questions.</summary>
    /// <param name="asked">How many questions were asked since something changed; from 0.</param>
    /// <returns>The pause.</returns>
    public TimeSpan Pause(int asked)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(asked);
        double pause = First.TotalMilliseconds * Math.Pow(2, Math.Min(asked, 30));
        return Spread(TimeSpan.FromMilliseconds(Math.Min(pause, Longest.TotalMilliseconds)));
    }

    /// <summary>A pause, a little shorter or longer at random.</summary>
    internal TimeSpan Spread(TimeSpan pause) => pause * (1 + (Jitter * ((Random.Shared.NextDouble() * 2) - 1)));

    internal PollingPlan Validated() =>
        First > TimeSpan.Zero && Longest >= First && WithEvents > TimeSpan.Zero && Jitter is >= 0 and <= 1
            ? this
            : throw new InvalidArgumentException("The polling plan cannot be followed.", "First and WithEvents are more than zero, Longest is at least First, and Jitter is 0 to 1.");
}
