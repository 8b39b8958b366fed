using Megaraptor.Sdk.Operations.Hunts;

namespace Megaraptor.Sdk.LongRunning;

/// <summary>How far a hunt has come.</summary>
/// <param name="State">Its state.</param>
/// <param name="Scheduled">How many clients it was given to so far; more may join until it expires.</param>
/// <param name="Finished">How many of them have finished, well or not.</param>
/// <param name="WithResults">How many sent rows or files.</param>
/// <param name="WithErrors">How many failed.</param>
/// <param name="Expires">When clients stop joining.</param>
public sealed record HuntProgress(HuntOperationState State, long Scheduled, long Finished, long WithResults, long WithErrors, DateTimeOffset? Expires)
{
    /// <summary>How many clients have it and have not finished: they are slow, or offline.</summary>
    public long Unfinished => Math.Max(0, Scheduled - Finished);

    /// <summary>Whether every client that has it has finished. Others may still join.</summary>
    public bool HasCompleted => Scheduled > 0 && Finished >= Scheduled;

    internal static HuntProgress Of(HuntSummary hunt) =>
        new(new HuntOperationState(hunt.State), hunt.ClientsScheduled, hunt.ClientsFinished, hunt.ClientsWithResults, hunt.ClientsWithErrors, hunt.Expires);
}
