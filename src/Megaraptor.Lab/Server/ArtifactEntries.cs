using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Store.Records;
using static Megaraptor.Lab.Evaluation.Calls.Parameter;
using static Megaraptor.Lab.Evaluation.Calls.ParameterKind;

namespace Megaraptor.Lab.Server;

/// <summary>Definitions of artifacts.</summary>
internal static class ArtifactEntries
{
    public static IEnumerable<PluginDefinition> Plugins { get; } =
    [
        new("artifact_definitions", Signature.Of(Optional("names", Texts), Optional("deps", Flag), Optional("sanitize", Flag)), Definitions) { Permission = "READ_RESULTS" },
    ];

    private static IEnumerable<object?> Definitions(Call call)
    {
        ServerSession session = ServerSession.Of(call);
        IReadOnlyList<string> names = call.Texts("names");
        if (names.Count == 0)
        {
            foreach (ArtifactRecord artifact in session.Org.Artifacts.All)
            {
                yield return FullEncoding.Of(artifact);
            }

            yield break;
        }

        foreach (string name in names)
        {
            if (!session.Org.Artifacts.TryGet(name, out ArtifactRecord? artifact))
            {
                throw new CallFailedException($"artifact {name} not known");
            }

            yield return FullEncoding.Of(artifact);
        }
    }
}
