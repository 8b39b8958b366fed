using Megaraptor.Vql.Checking.Walk;
using Megaraptor.Vql.Reference;

namespace Megaraptor.Vql.Checking.Rules;

/// <summary>An artifact that is neither built in nor defined beside the query.</summary>
internal static class UnknownArtifactRule
{
    internal static void Check(ArtifactSite artifact, CheckContext context)
    {
        if (artifact.Facts is null)
        {
            context.Report(VqlRules.UnknownArtifact, artifact.Name, artifact.NameSpan, $"There is no artifact {artifact.Name}.", NearMatches.Question(context.Artifacts.NearTo(artifact.Name)));
        }
    }
}
