using Megaraptor.Vql.Artifacts;
using Megaraptor.Vql.Reference;

namespace Megaraptor.Vql.Checking.ArtifactRules;

/// <summary>A type that the server does not know.</summary>
internal static class ArtifactTypeRule
{
    private static readonly string[] s_types = ["client", "client_event", "server", "server_event", "notebook", "internal"];

    internal static void Check(ArtifactDefinition artifact, CheckOptions options, DiagnosticBag bag)
    {
        if (!s_types.Contains(artifact.Kind) && artifact.Type is { } type)
        {
            string suggestion = NearMatches.Question(NearMatches.Of(artifact.Kind, s_types)) ?? $"It is one of {string.Join(", ", s_types)}.";
            bag.Add(VqlRules.UnknownArtifactType, type.Value, type.Span, $"There is no artifact type {type.Value}.", suggestion);
        }
    }
}
