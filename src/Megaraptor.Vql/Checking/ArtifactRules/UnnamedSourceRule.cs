using Megaraptor.Vql.Artifacts;

namespace Megaraptor.Vql.Checking.ArtifactRules;

/// <summary>A source without a name beside others, unless preconditions keep them apart.</summary>
internal static class UnnamedSourceRule
{
    internal static void Check(ArtifactDefinition artifact, CheckOptions options, DiagnosticBag bag)
    {
        if (artifact.Sources.Count < 2)
        {
            return;
        }

        foreach (ArtifactSource source in artifact.Sources)
        {
            if (source.Name is not { Value.Length: > 0 } && source.Precondition is not { Value.Length: > 0 })
            {
                bag.Add(VqlRules.UnnamedSource, artifact.Name?.Value ?? "", new Text.SourceSpan(source.Span.Start, 0), "The source has no name: its rows are stored under the name of the artifact.", "Name every source.");
            }
        }
    }
}
