using Megaraptor.Vql.Artifacts;

namespace Megaraptor.Vql.Checking.Files;

/// <summary>Tells what files hold.</summary>
public static class SourceKinds
{
    /// <summary>The kind of a file by its name.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The kind; null for a file that is neither VQL nor YAML.</returns>
    public static SourceKind? OfPath(string path) =>
        path.EndsWith(".vql", StringComparison.OrdinalIgnoreCase) ? SourceKind.Vql
        : path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase) ? SourceKind.Artifact
        : null;

    /// <summary>The kind of a text that has no name: an artifact begins a line with <c>name:</c>, which no VQL does.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The kind.</returns>
    public static SourceKind OfText(string text) => HasName(text) ? SourceKind.Artifact : SourceKind.Vql;

    /// <summary>Whether YAML that lies in a folder with others is meant to be an artifact.</summary>
    /// <param name="text">The text of the file.</param>
    /// <returns>True when it has a name, and sources, parameters, an export or a precondition.</returns>
    public static bool IsArtifact(string text)
    {
        if (!HasName(text))
        {
            return false;
        }

        ArtifactDefinition artifact = ArtifactReader.Read(text).Definition;
        return artifact.Sources.Count > 0 || artifact.Parameters.Count > 0 || artifact.Export is not null || artifact.Precondition is not null || HasKey(text, "sources:");
    }

    private static bool HasName(string text) => HasKey(text, "name:");

    /// <summary>Whether a line begins with a key.</summary>
    private static bool HasKey(string text, string key)
    {
        for (int at = text.IndexOf(key, StringComparison.Ordinal); at >= 0; at = text.IndexOf(key, at + 1, StringComparison.Ordinal))
        {
            if (at == 0 || text[at - 1] is '\n' or '\uFEFF')
            {
                return true;
            }
        }

        return false;
    }
}
