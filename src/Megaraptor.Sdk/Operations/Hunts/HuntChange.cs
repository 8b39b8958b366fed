namespace Megaraptor.Sdk.Operations.Hunts;

/// <summary>A hunt after it was changed, as the server has it.</summary>
/// <param name="HuntId">The hunt.</param>
/// <param name="State">PAUSED, RUNNING or STOPPED.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Expires">When clients stop joining it.</param>
/// <param name="ClientsScheduled">How many clients it was given to so far.</param>
/// <param name="ClientsFinished">How many of them have finished.</param>
/// <param name="Notes">Where what was done differs from what was asked for.</param>
public sealed record HuntChange(
    string HuntId,
    string State,
    string Description,
    DateTimeOffset? Expires,
    long ClientsScheduled,
    long ClientsFinished,
    IReadOnlyList<string> Notes)
{
    internal static HuntChange Of(HuntSummary hunt, params string[] notes) =>
        new(hunt.HuntId, hunt.State, hunt.Description, hunt.Expires, hunt.ClientsScheduled, hunt.ClientsFinished, notes);
}
