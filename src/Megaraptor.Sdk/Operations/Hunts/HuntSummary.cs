namespace Megaraptor.Sdk.Operations.Hunts;

/// <summary>A hunt: a collection on many clients.</summary>
/// <param name="HuntId">Its id.</param>
/// <param name="Description">What it is for.</param>
/// <param name="State">PAUSED, RUNNING or STOPPED.</param>
/// <param name="Artifacts">What it collects.</param>
/// <param name="ArtifactSources">The names by which its results are read: artifact, or artifact/source.</param>
/// <param name="Creator">Who made it.</param>
/// <param name="CreateTime">When it was made.</param>
/// <param name="StartTime">When it was first started; null if never.</param>
/// <param name="Expires">When clients stop joining it.</param>
/// <param name="Tags">The tags that analysts gave it.</param>
/// <param name="IncludeLabels">Only clients with one of these labels take part; all when empty.</param>
/// <param name="ExcludeLabels">Clients with one of these labels do not take part.</param>
/// <param name="Os">Only clients of this operating system take part: WINDOWS, LINUX or OSX; ALL for any.</param>
/// <param name="ClientsScheduled">How many clients it was given to.</param>
/// <param name="ClientsFinished">How many of them have finished.</param>
/// <param name="ClientsWithResults">How many sent rows.</param>
/// <param name="ClientsWithErrors">How many failed.</param>
/// <param name="TotalCollectedRows">How many rows were collected.</param>
/// <param name="TotalUploadedBytes">How many bytes were uploaded.</param>
public sealed record HuntSummary(
    string HuntId,
    string Description,
    string State,
    IReadOnlyList<string> Artifacts,
    IReadOnlyList<string> ArtifactSources,
    string Creator,
    DateTimeOffset? CreateTime,
    DateTimeOffset? StartTime,
    DateTimeOffset? Expires,
    IReadOnlyList<string> Tags,
    IReadOnlyList<string> IncludeLabels,
    IReadOnlyList<string> ExcludeLabels,
    string Os,
    long ClientsScheduled,
    long ClientsFinished,
    long ClientsWithResults,
    long ClientsWithErrors,
    long TotalCollectedRows,
    long TotalUploadedBytes);
