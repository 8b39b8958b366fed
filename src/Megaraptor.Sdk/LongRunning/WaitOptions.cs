using Megaraptor.Sdk.Errors;

namespace Megaraptor.Sdk.LongRunning;

/// <summary>How a collection is waited for. Ending the wait never ends the collection.</summary>
public sealed record WaitOptions
{
    /// <summary>How long to wait at most; null for as long as it takes. A wait that ran out returns the state as it then is.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How often the state is asked for where no event tells of the end.</summary>
    public PollingPlan Polling { get; init; } = PollingPlan.Default;

    /// <summary>Hears how far the collection has come, each time the state is read; null for nobody.</summary>
    public IProgress<CollectionProgress>? Progress { get; init; }

    /// <summary>How long the state may stay unread while somebody hears of the progress; more than zero. Default: 5 seconds.</summary>
    public TimeSpan ProgressEvery { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a connection that broke meanwhile may stay away before the wait fails. Default: 2 minutes.</summary>
    public TimeSpan FaultPatience { get; init; } = TimeSpan.FromMinutes(2);

    internal WaitOptions Validated()
    {
        if (Timeout < TimeSpan.Zero || ProgressEvery <= TimeSpan.Zero || FaultPatience < TimeSpan.Zero || Polling is null)
        {
            throw new InvalidArgumentException("It cannot be waited like that.", "Timeout and FaultPatience are not negative, ProgressEvery is more than zero, and Polling is not null.");
        }

        _ = Polling.Validated();
        return this;
    }
}
