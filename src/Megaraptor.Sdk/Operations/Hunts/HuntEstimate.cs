namespace Megaraptor.Sdk.Operations.Hunts;

/// <summary>How many clients a hunt would reach, by our own count.</summary>
/// <param name="Clients">How many enrolled clients fit now, whether or not they are still in use.</param>
/// <param name="Online">How many of them were heard of within the last 15 minutes.</param>
/// <param name="Active">How many of them were heard of within the days asked for.</param>
/// <param name="ActiveDays">How many days back "active" reaches.</param>
/// <param name="ByOs">The same by operating system, the most frequent first.</param>
/// <param name="Basis">How it was counted, and what it does not say.</param>
public sealed record HuntEstimate(long Clients, long Online, long Active, int ActiveDays, IReadOnlyList<HuntEstimateOs> ByOs, string Basis);

/// <summary>How many clients of one operating system a hunt would reach.</summary>
/// <param name="Os">windows, linux or darwin.</param>
/// <param name="Clients">How many fit.</param>
/// <param name="Online">How many of them were heard of within the last 15 minutes.</param>
/// <param name="Active">How many of them were heard of within the days asked for.</param>
public sealed record HuntEstimateOs(string Os, long Clients, long Online, long Active);
