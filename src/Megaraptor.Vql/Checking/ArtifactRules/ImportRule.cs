using Megaraptor.Vql.Artifacts;
using Megaraptor.Vql.Reference;

namespace Megaraptor.Vql.Checking.ArtifactRules;

/// <summary>An import of an artifact that does not exist, or exports nothing. Of built-in ones the exports are not known.</summary>
internal static class ImportRule
{
    internal static void Check(ArtifactDefinition artifact, CheckOptions options, DiagnosticBag bag)
    {
        foreach (ArtifactText import in artifact.Imports)
        {
            if (options.Artifacts.Find(import.Value) is null)
            {
                bag.Add(VqlRules.BadImport, import.Value, import.Span, $"There is no artifact {import.Value}.", NearMatches.Question(options.Artifacts.NearTo(import.Value)));
            }
            else if (options.Artifacts.Definition(import.Value) is { Export: not { Value.Length: > 0 } })
            {
                bag.Add(VqlRules.BadImport, import.Value, import.Span, $"{import.Value} exports nothing.", "Put its definitions into export.");
            }
        }
    }
}
