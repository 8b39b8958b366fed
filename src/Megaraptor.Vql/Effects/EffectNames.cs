using Megaraptor.Vql.Artifacts;
using Megaraptor.Vql.Reference;

namespace Megaraptor.Vql.Effects;

/// <summary>What the names in a query mean: the server's plugins and functions, and the artifacts.</summary>
/// <param name="Reference">The plugins, functions and accessors.</param>
/// <param name="Artifacts">The artifacts. The queries of built-in ones are not known.</param>
internal sealed record EffectNames(VqlReference Reference, ArtifactSet Artifacts)
{
    /// <summary>What was found in the queries of artifacts; empty while they are being walked, so that circles end.</summary>
    internal Dictionary<string, IReadOnlyList<EffectFinding>> Walked { get; } = new(StringComparer.Ordinal);
}
