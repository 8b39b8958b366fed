using Megaraptor.Vql.Artifacts;
using Megaraptor.Vql.Reference;

namespace Megaraptor.Vql.Checking.ArtifactRules;

/// <summary>The name of a built-in artifact, which a custom one cannot take.</summary>
internal static class ShadowsBuiltInRule
{
    internal static void Check(ArtifactDefinition artifact, CheckOptions options, DiagnosticBag bag)
    {
        if (artifact.Name is { } name && ArtifactCatalogue.Find(name.Value) is not null)
        {
            bag.Add(VqlRules.ShadowsBuiltIn, name.Value, name.Span, $"{name.Value} is a built-in artifact and cannot be replaced.", $"Call it Custom.{name.Value}.");
        }
    }
}
