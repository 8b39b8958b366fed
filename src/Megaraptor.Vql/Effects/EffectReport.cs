namespace Megaraptor.Vql.Effects;

/// <summary>What a query can do, and which of its places say so.</summary>
/// <remarks>The answer is an upper bound: a branch that is never taken counts, and what cannot be known is <see cref="VqlEffects.Unknown"/>.</remarks>
public sealed class EffectReport
{
    internal EffectReport(IEnumerable<EffectFinding> findings)
    {
        Findings = [.. findings.OrderBy(static finding => finding.Span.Start)];
        foreach (EffectFinding finding in Findings)
        {
            Effects |= finding.Effects;
        }

        Permissions = [.. Findings.SelectMany(static finding => finding.Permissions).Distinct(StringComparer.Ordinal).OrderBy(static permission => permission, StringComparer.Ordinal)];
    }

    /// <summary>Everything that the query can do.</summary>
    public VqlEffects Effects { get; }

    /// <summary>The places, in the order of the text.</summary>
    public IReadOnlyList<EffectFinding> Findings { get; }

    /// <summary>The permissions that the query can need beside ANY_QUERY, in ordinal order.</summary>
    public IReadOnlyList<string> Permissions { get; }

    /// <summary>Says what the query can do, for people.</summary>
    /// <returns>One sentence an effect, the gravest first; one sentence when it only computes.</returns>
    public IReadOnlyList<string> Explain() => EffectSentences.Of(this);
}
