namespace Megaraptor.Sdk.LongRunning;

/// <summary>How a hunt is waited for.</summary>
public sealed record HuntWait
{
    /// <summary>The hunt must have been given to at least so many clients before it counts as complete; null for any that have it.</summary>
    public int? AtLeastClients { get; init; }

    /// <summary>The pause before the second look; it grows by half each time. Default: 1 second.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause between two looks. Default: 15 seconds.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Hears of the progress after each look.</summary>
    public IProgress<HuntProgress>? Progress { get; init; }
}
