using System.Text.RegularExpressions;
using Megaraptor.Lab.Identity;
using Megaraptor.Lab.Store.Records;
using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Lab.Artifacts.Definitions;

/// <summary>What a definition must obey beyond its form.</summary>
internal static partial class DefinitionRules
{
    private const int MatchTimeout = 5_000;

    /// <summary>Checks a definition, and writes its type and queries in the one form that they are kept in.</summary>
    /// <exception cref="DefinitionException">A rule is broken.</exception>
    public static void Apply(ArtifactRecord artifact)
    {
        CheckName(artifact.Name);
        NormalizeType(artifact);
        foreach (SourceRecord source in artifact.Sources)
        {
            if (source.Query.Length == 0)
            {
                source.Query = string.Concat(source.Queries.Select(static query => "\n" + query));
            }

            source.Queries.Clear();
        }

        foreach (string permission in artifact.RequiredPermissions)
        {
            if (!PermissionNames.TryParse(permission, out _))
            {
                throw new DefinitionException($"Invalid artifact permission: {permission}");
            }
        }

        Parse(artifact.Precondition, "While parsing artifact precondition: ");
        Parse(artifact.Export, "While parsing artifact export: ");
        foreach (SourceRecord source in artifact.Sources)
        {
            CheckSource(artifact, source);
        }
    }

    private static void CheckName(string name)
    {
        if (!Name().IsMatch(name))
        {
            throw new DefinitionException("Invalid artifact name. Can only contain characted in this set 'a-zA-Z0-9_.'");
        }

        if (name.Split('.').Any(static part => part.Length > 0 && char.IsAsciiDigit(part[0])))
        {
            throw new DefinitionException("Invalid artifact name. Name parts can not start with a number'");
        }
    }

    private static void NormalizeType(ArtifactRecord artifact)
    {
        string type = artifact.Type.ToLowerInvariant();
        artifact.Type = type switch
        {
            "" => "client",
            "client" or "client_event" or "server" or "server_event" or "notebook" or "internal" => type,
            _ => throw new DefinitionException("Artifact type invalid."),
        };
    }

    private static void CheckSource(ArtifactRecord artifact, SourceRecord source)
    {
        if (source.Precondition.Length > 0)
        {
            if (artifact.Precondition.Length > 0)
            {
                throw new DefinitionException($"Artifact {artifact.Name} contains a top level precondition and a source precondition.");
            }

            Parse(source.Precondition, "While parsing precondition: ");
        }

        NodeList<VqlStatement> statements = Parse(source.Query, $"While parsing source query {source.Name}: ");
        for (int i = 0; i < statements.Count; i++)
        {
            bool isLast = i == statements.Count - 1;
            if (statements[i] is LetStatement == isLast)
            {
                string gap = isLast ? "  " : " ";
                throw new DefinitionException($"Invalid artifact{gap}{artifact.Name}: All Queries in a source must be LET queries, except for the final one.");
            }
        }

        foreach (NotebookCellTemplate cell in source.Notebook)
        {
            cell.Type = cell.Type.ToLowerInvariant();
            if (cell.Type is not ("md" or "markdown" or "vql" or "vql_suggestion" or "notebook" or "none"))
            {
                throw new DefinitionException($"Artifact {artifact.Name} contains an invalid notebook cell type: {cell.Type}");
            }
        }
    }

    private static NodeList<VqlStatement> Parse(string vql, string prefix)
    {
        VqlParseResult parsed = VqlSyntax.Parse(vql);
        if (vql.Length > 0 && parsed.Refusal is { } refusal)
        {
            throw new DefinitionException($"{prefix}{refusal.LogLine["VQL Error: ".Length..].TrimEnd('\n')[..^1]}");
        }

        return parsed.Script.Statements;
    }

    [GeneratedRegex("^[a-zA-Z0-9_.]+$", RegexOptions.None, MatchTimeout)]
    private static partial Regex Name();
}
