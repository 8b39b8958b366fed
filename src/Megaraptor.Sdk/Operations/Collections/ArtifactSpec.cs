using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Artifacts;
using Megaraptor.Sdk.Query;
using Megaraptor.Vql.Reference;

namespace Megaraptor.Sdk.Operations.Collections;

/// <summary>The artifacts of a collection with their parameters, checked against their definitions on the server.</summary>
/// <param name="definitions">The definitions of the artifacts, in their order.</param>
/// <param name="parameters">The values by artifact and parameter.</param>
internal sealed class ArtifactSpec(IReadOnlyList<ArtifactDetails> definitions, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> parameters)
{
    /// <summary>The names of the artifacts.</summary>
    internal IReadOnlyList<string> Names => [.. definitions.Select(static artifact => artifact.Name)];

    /// <summary>Refuses artifacts that cannot run there, and parameters that do not fit.</summary>
    /// <param name="isServer">Whether they are to run on the server.</param>
    internal void Check(bool isServer)
    {
        foreach (ArtifactDetails artifact in definitions)
        {
            string wanted = isServer ? "server" : "client";
            if (!string.Equals(artifact.Type, wanted, StringComparison.OrdinalIgnoreCase))
            {
                throw new InvalidArgumentException(
                    $"{artifact.Name} is of type {artifact.Type}: it cannot be collected {(isServer ? "on the server" : "on a client")}.",
                    isServer ? "Give the id of a client." : "Artifacts of type server are collected with the client id 'server'; event artifacts are for monitoring.");
            }
        }

        foreach (string name in parameters.Keys)
        {
            if (definitions.All(artifact => artifact.Name != name))
            {
                throw new InvalidArgumentException($"There are parameters for {Evidence.EvidenceText.Show(name)}, which is not among the artifacts.", $"Artifacts: {string.Join(", ", Names)}.");
            }
        }
    }

    /// <summary>The value of the argument <c>spec</c>: every parameter as bound text.</summary>
    internal string Text(BoundNames names) => BoundNames.Dictionary("artifact", definitions.Select(artifact => new KeyValuePair<string, string>(artifact.Name, Parameters(artifact, names))));

    /// <summary>The values that were given, as the texts in which they travel. Refuses what is unknown or does not fit its type.</summary>
    internal IEnumerable<(ArtifactDetails Artifact, ArtifactParameter Parameter, string Value)> Given() => definitions.SelectMany(Given);

    /// <summary>The values of one artifact's parameters, in the text in which each travels.</summary>
    /// <exception cref="InvalidArgumentException">The artifact has no such parameter, or a value does not fit its type.</exception>
    internal static Dictionary<string, string> Values(ArtifactDetails artifact, IReadOnlyDictionary<string, string> parameters) =>
        Given(artifact, parameters).ToDictionary(static given => given.Parameter.Name, static given => given.Value);

    private static IEnumerable<(ArtifactDetails Artifact, ArtifactParameter Parameter, string Value)> Given(ArtifactDetails artifact, IReadOnlyDictionary<string, string> parameters)
    {
        foreach ((string name, string value) in parameters)
        {
            ArtifactParameter declared = Declared(artifact, name);
            yield return (artifact, declared, ParameterText.Of(artifact.Name, declared, value));
        }
    }

    private IEnumerable<(ArtifactDetails Artifact, ArtifactParameter Parameter, string Value)> Given(ArtifactDetails artifact) =>
        Given(artifact, parameters.GetValueOrDefault(artifact.Name) ?? new Dictionary<string, string>());

    private string Parameters(ArtifactDetails artifact, BoundNames names) => BoundNames.Dictionary(
        "parameter",
        Given(artifact).Select(given => new KeyValuePair<string, string>(given.Parameter.Name, names.Value(given.Value))));

    private static ArtifactParameter Declared(ArtifactDetails artifact, string name)
    {
        if (artifact.Parameters.FirstOrDefault(parameter => parameter.Name == name) is { } declared)
        {
            return declared;
        }

        string[] known = [.. artifact.Parameters.Select(static parameter => parameter.Name)];
        string near = NearMatches.Nearest(name, known) is { } nearest ? $"Did you mean '{nearest}'? " : "";
        throw new InvalidArgumentException(
            $"{artifact.Name} has no parameter '{Evidence.EvidenceText.Show(name)}'.",
            known.Length == 0 ? "It has no parameters." : $"{near}Parameters: {string.Join(", ", known)}.");
    }
}
