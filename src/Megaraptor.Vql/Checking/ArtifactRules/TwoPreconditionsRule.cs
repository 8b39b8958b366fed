using Megaraptor.Vql.Artifacts;

namespace Megaraptor.Vql.Checking.ArtifactRules;

/// <summary>A precondition on the artifact and on a source: the server takes only one of the two.</summary>
internal static class TwoPreconditionsRule
{
    internal static void Check(ArtifactDefinition artifact, CheckOptions options, DiagnosticBag bag)
    {
        if (artifact.Precondition is not { Value.Length: > 0 })
        {
            return;
        }

        foreach (ArtifactSource source in artifact.Sources)
        {
            if (source.Precondition is { Value.Length: > 0 } precondition)
            {
                bag.Add(VqlRules.TwoPreconditions, "precondition", precondition.Span, "The artifact itself has a precondition, so its sources may not have one.", "Join the two conditions in one place.");
            }
        }
    }
}
