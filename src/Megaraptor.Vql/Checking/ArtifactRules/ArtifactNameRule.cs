using Megaraptor.Vql.Artifacts;

namespace Megaraptor.Vql.Checking.ArtifactRules;

/// <summary>A name that is missing or has signs that names do not have.</summary>
internal static class ArtifactNameRule
{
    internal static void Check(ArtifactDefinition artifact, CheckOptions options, DiagnosticBag bag)
    {
        if (artifact.Name is not { Value.Length: > 0 } name)
        {
            bag.Add(VqlRules.BadArtifactName, "", artifact.Name?.Span ?? new Text.SourceSpan(artifact.Span.Start, 0), "The artifact has no name.", "Begin with name: Custom.Topic.What.");
        }
        else if (!name.Value.All(static c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '.'))
        {
            bag.Add(VqlRules.BadArtifactName, name.Value, name.Span, $"The name {name.Value} holds signs other than letters, digits, underscores and dots.");
        }
        else if (name.Value.Split('.').Any(static part => part.Length > 0 && part[0] is >= '0' and <= '9'))
        {
            bag.Add(VqlRules.BadArtifactName, name.Value, name.Span, $"A part of the name {name.Value} begins with a digit.");
        }
    }
}
