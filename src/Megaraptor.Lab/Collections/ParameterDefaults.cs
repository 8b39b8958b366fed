using Megaraptor.Lab.Artifacts;
using Megaraptor.Lab.Store.Records;

namespace Megaraptor.Lab.Collections;

/// <summary>Tells parameters that were really chosen from those that only repeat what an artifact says anyway.</summary>
internal static class ParameterDefaults
{
    /// <summary>The specs without what the artifacts say themselves.</summary>
    public static IReadOnlyList<ArtifactSpec> Without(ArtifactRepository repository, IReadOnlyList<ArtifactSpec> specs)
    {
        var chosen = new List<ArtifactSpec>();
        foreach (ArtifactSpec spec in specs)
        {
            var own = new ArtifactSpec { Artifact = spec.Artifact };
            repository.TryGet(spec.Artifact, out ArtifactRecord? artifact);
            own.Parameters!.Env.AddRange((spec.Parameters?.Env ?? []).Where(entry => artifact?.Parameters.Find(parameter => parameter.Name == entry.Key) is not { } parameter || !IsDefault(parameter, entry.Value)));
            if (own.Parameters.Env.Count > 0)
            {
                chosen.Add(own);
            }
        }

        return chosen;
    }

    private static bool IsDefault(ParameterRecord parameter, string value) => parameter.Type == "bool"
        ? IsTrue(parameter.Default) == IsTrue(value)
        : parameter.Default == value;

    private static bool IsTrue(string value) => value.ToUpperInvariant() is "Y" or "TRUE" or "YES" or "OK";
}
