using Megaraptor.Vql.Artifacts;

namespace Megaraptor.Vql.Checking.ArtifactRules;

/// <summary>Two parameters, two sources or two aliases of one name.</summary>
internal static class DuplicateNameRule
{
    internal static void Check(ArtifactDefinition artifact, CheckOptions options, DiagnosticBag bag)
    {
        Check(artifact.Parameters.Select(static parameter => parameter.Name), "parameter", bag);
        Check(artifact.Sources.Select(static source => source.Name), "source", bag);
        Check(artifact.Aliases.Prepend(artifact.Name), "name", bag);
    }

    private static void Check(IEnumerable<ArtifactText?> names, string what, DiagnosticBag bag)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (ArtifactText? name in names)
        {
            if (name is { Value.Length: > 0 } && !seen.Add(name.Value))
            {
                bag.Add(VqlRules.DuplicateName, name.Value, name.Span, $"There is another {what} {name.Value} above.", "Give each a name of its own.");
            }
        }
    }
}
