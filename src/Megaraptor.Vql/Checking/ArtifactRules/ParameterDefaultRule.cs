using Megaraptor.Vql.Artifacts;
using Megaraptor.Vql.Artifacts.Parameters;

namespace Megaraptor.Vql.Checking.ArtifactRules;

/// <summary>A default that is not read as it is meant.</summary>
internal static class ParameterDefaultRule
{
    private const string Choices = "choices";

    internal static void Check(ArtifactDefinition artifact, CheckOptions options, DiagnosticBag bag)
    {
        foreach (ArtifactParameter parameter in artifact.Parameters)
        {
            if (parameter.Default is not { Value.Length: > 0 } value)
            {
                continue;
            }

            string type = parameter.Type?.Value ?? "";
            string? problem = type == Choices && parameter.Choices.All(choice => choice.Value != value.Value) ? "is not among the choices, and is sent all the same" : ParameterType.Find(type)?.Problem(value.Value);
            if (problem is not null)
            {
                bag.Add(VqlRules.DefaultOfWrongType, parameter.Name?.Value ?? "", value.Span, $"{Short(value.Value)} {problem}.");
            }
        }
    }

    private static string Short(string value) => value.Length > 40 || value.Contains('\n') ? "The default" : value;
}
