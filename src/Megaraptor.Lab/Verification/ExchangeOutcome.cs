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

    /// <summary>Whether one aspect of the answer is what was recorded. Where the messages do not come in the same order, rows and logs are not told apart.</summary>
    /// <param name="aspect">The aspect.</param>
    /// <returns>Whether it agrees; false when the exchange was not repeated.</returns>
    public bool AgreesIn(AnswerAspect aspect) => Skipped is null && Differences.All(difference => (difference.Aspect & aspect) == 0);
}
