using System.Text.RegularExpressions;
using Megaraptor.Lab.Store.Records;

namespace Megaraptor.Lab.Artifacts;

/// <summary>The artifacts that an artifact calls. The server looks for what looks like a call, in texts and comments alike.</summary>
internal static partial class ArtifactReferences
{
    private const int MatchTimeout = 5_000;

    /// <summary>The names that an artifact refers to.</summary>
    public static IEnumerable<string> In(ArtifactRecord artifact) =>
        Texts(artifact).SelectMany(In).Concat(artifact.Imports).Distinct(StringComparer.Ordinal);

    /// <summary>The names that a query refers to.</summary>
    public static IEnumerable<string> In(string vql) => Call().Matches(vql).Select(static match => match.Groups["name"].Value);

    private static IEnumerable<string> Texts(ArtifactRecord artifact) =>
        [artifact.Export, artifact.Precondition, .. artifact.Sources.SelectMany(static source => (IEnumerable<string>)[source.Precondition, source.Query])];

    [GeneratedRegex(@"Artifact\.(?<name>[^\s(]+)\(", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Call();
}
