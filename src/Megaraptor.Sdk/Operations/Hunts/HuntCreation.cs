namespace Megaraptor.Sdk.Operations.Hunts;

/// <summary>A hunt that was made, as the server has it.</summary>
/// <param name="HuntId">Its id.</param>
/// <param name="Description">What it is for.</param>
/// <param name="State">PAUSED, or RUNNING if it was to start at once.</param>
/// <param name="Artifacts">What it collects.</param>
/// <param name="Expires">When clients stop joining it.</param>
/// <param name="Tags">Its tags.</param>
/// <param name="IncludeLabels">Only clients with one of these labels take part; all when empty.</param>
/// <param name="ExcludeLabels">Clients with one of these labels do not take part.</param>
/// <param name="Os">Only clients of this operating system take part; ALL for any.</param>
/// <param name="GivenTo">The clients that it was given to by name, and that run it now although it is paused.</param>
/// <param name="EstimatedClients">How many clients fit, by our own count; null when it was not asked for.</param>
/// <param name="Notes">What to know before the next step.</param>
public sealed record HuntCreation(
    string HuntId,
    string Description,
    string State,
    IReadOnlyList<string> Artifacts,
    DateTimeOffset? Expires,
    IReadOnlyList<string> Tags,
    IReadOnlyList<string> IncludeLabels,
    IReadOnlyList<string> ExcludeLabels,
    string Os,
    IReadOnlyList<HuntMember> GivenTo,
    long? EstimatedClients,
    IReadOnlyList<string> Notes);
