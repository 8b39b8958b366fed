namespace Megaraptor.Lab.Verification;

/// <summary>What became of one recorded exchange.</summary>
/// <param name="File">The recording it stands in.</param>
/// <param name="Id">Its id there.</param>
/// <param name="Differences">Where the answer is not what was recorded; none when they agree.</param>
/// <param name="Skipped">Why it was not repeated; null when it was.</param>
public sealed record ExchangeOutcome(string File, string Id, IReadOnlyList<Difference> Differences, string? Skipped)
{
    /// <summary>Whether the answer is what was recorded.</summary>
    public bool Agrees => Skipped is null && Differences.Count == 0;
}
