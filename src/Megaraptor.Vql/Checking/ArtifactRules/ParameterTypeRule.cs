using Megaraptor.Vql.Artifacts;
using Megaraptor.Vql.Artifacts.Parameters;
using Megaraptor.Vql.Reference;

namespace Megaraptor.Vql.Checking.ArtifactRules;

/// <summary>A parameter type that the server does not know: the value stays the text that is sent.</summary>
internal static class ParameterTypeRule
{
    internal static void Check(ArtifactDefinition artifact, CheckOptions options, DiagnosticBag bag)
    {
        foreach (ArtifactParameter parameter in artifact.Parameters)
        {
            if (parameter.Type is { Value.Length: > 0 } type && ParameterType.Find(type.Value) is null)
            {
                bag.Add(
                    VqlRules.UnknownParameterType,
                    type.Value,
                    type.Span,
                    $"There is no parameter type {type.Value}: the queries see the text that is sent.",
                    NearMatches.Question(NearMatches.Of(type.Value, ParameterType.All.Select(static known => known.Name))));
            }
        }
    }
}
