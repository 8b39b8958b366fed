using Megaraptor.Vql.Artifacts.Parameters;
using Megaraptor.Vql.Columns;

namespace Megaraptor.Vql.Artifacts;

/// <summary>What runs when an artifact runs: its exports and those it imports, then the statements of a source.</summary>
internal static class ArtifactScripts
{
    private const int MaxImports = 64;

    /// <summary>The variables that the server and the client set for the queries of an artifact, beside its parameters.</summary>
    private static readonly string[] s_given =
        ["ClientId", "FlowId", "HuntId", "ArtifactName", "StartTime", "EndTime", "NotebookId", "NotebookCellId", "OrgId", "StartRow", "Limit"];

    /// <summary>The text of all statements of a source, definitions first.</summary>
    internal static string TextOf(ArtifactDefinition artifact, ArtifactSource source, ArtifactSet artifacts) =>
        string.Join("\n", Preamble(artifact, artifacts).Append(source.Query?.Value ?? string.Join("\n", source.Queries.Select(static query => query.Value))));

    /// <summary>The exports that the queries of an artifact see, in order, its own last.</summary>
    internal static IEnumerable<string> Preamble(ArtifactDefinition artifact, ArtifactSet artifacts)
    {
        foreach (ArtifactText import in artifact.Imports.Take(MaxImports))
        {
            if (artifacts.Definition(import.Value)?.Export is { } export)
            {
                yield return export.Value;
            }
        }

        if (artifact.Export is { } own)
        {
            yield return own.Value;
        }
    }

    /// <summary>Whether it imports an artifact whose exports are not known.</summary>
    internal static bool HasUnknownImports(ArtifactDefinition artifact, ArtifactSet artifacts) =>
        artifact.Imports.Any(import => artifacts.Definition(import.Value) is null);

    /// <summary>What the queries of an artifact are given: its parameters, its tools, and what the system sets.</summary>
    internal static IEnumerable<VqlColumn> Variables(ArtifactDefinition artifact)
    {
        foreach (ArtifactParameter parameter in artifact.Parameters)
        {
            if (parameter.Name is { } name)
            {
                yield return new VqlColumn(name.Value, (ParameterType.Find(parameter.Type?.Value ?? "") ?? ParameterType.Default).Value);
            }
        }

        foreach (ArtifactTool tool in artifact.Tools)
        {
            foreach (string part in (string[])["HASH", "FILENAME", "VERSION", "URL", "URLs", "PATH"])
            {
                yield return new VqlColumn($"Tool_{tool.Name?.Value}_{part}", VqlType.String);
            }
        }

        foreach (string given in s_given)
        {
            yield return new VqlColumn(given, VqlType.Any);
        }
    }
}
