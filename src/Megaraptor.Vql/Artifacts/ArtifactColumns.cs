using Megaraptor.Vql.Columns;
using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Vql.Artifacts;

/// <summary>Infers the columns of artifacts that are defined beside a query, each once.</summary>
internal sealed class ArtifactColumns(ArtifactSet artifacts)
{
    /// <summary>How deep artifacts that call artifacts are followed.</summary>
    private const int MaxDepth = 32;

    private readonly Dictionary<string, QueryColumns> _known = new(StringComparer.Ordinal);
    private int _depth;

    /// <summary>The columns of a source, <c>Artifact</c> or <c>Artifact/Source</c>; null when it is not defined here.</summary>
    internal QueryColumns? Of(string source)
    {
        if (_known.TryGetValue(source, out QueryColumns? known))
        {
            return known;
        }

        int slash = source.IndexOf('/');
        string name = slash < 0 ? "" : source.Substring(slash + 1);
        if (artifacts.Definition(slash < 0 ? source : source.Substring(0, slash)) is not { } artifact)
        {
            return null;
        }

        // Artifacts that call each other in a circle yield nothing that is known.
        _known[source] = QueryColumns.Unknown;
        QueryColumns? all = null;
        foreach (ArtifactSource candidate in artifact.Sources)
        {
            if (name.Length == 0 || candidate.Name?.Value == name)
            {
                QueryColumns columns = Of(artifact, candidate);
                all = all is null ? columns : all.Or(columns);
            }
        }

        return _known[source] = all ?? QueryColumns.Unknown;
    }

    private QueryColumns Of(ArtifactDefinition artifact, ArtifactSource source)
    {
        VqlParseResult parsed = VqlSyntax.Parse(ArtifactScripts.TextOf(artifact, source, artifacts));
        if (_depth >= MaxDepth || !parsed.IsValid || parsed.Script.Statements[parsed.Script.Statements.Count - 1] is not SelectStatement last)
        {
            return QueryColumns.Unknown;
        }

        _depth++;
        QueryColumns columns = new ColumnInference(parsed.Script, Of, ArtifactScripts.Variables(artifact)).Of(last.Query);
        _depth--;
        return columns;
    }
}
