using Megaraptor.Vql.Reference.Tables;

namespace Megaraptor.Vql.Reference;

/// <summary>The built-in artifacts of Velociraptor 0.77.2, as facts: what they are called, take and need. Their queries are not part of it.</summary>
public static class ArtifactCatalogue
{
    private static readonly Lazy<SortedLines> s_lines = new(static () => new SortedLines(BuiltInArtifacts.Text));

    /// <summary>All names, in ordinal order. The server lists an alias as an artifact of its own.</summary>
    public static IEnumerable<string> Names => Enumerable.Range(0, s_lines.Value.Count).Select(static line => s_lines.Value.Column(line, 0));

    /// <summary>Finds an artifact.</summary>
    /// <param name="name">The name or an alias, without a source; case-sensitive.</param>
    /// <returns>The artifact, or null when it is not built in.</returns>
    public static ArtifactFacts? Find(string name)
    {
        int line = s_lines.Value.Find(name);
        return line < 0 ? null : Read(s_lines.Value.Columns(line));
    }

    /// <summary>The artifacts that are near a misspelt name.</summary>
    /// <param name="name">The name as written.</param>
    /// <returns>At most three names, the nearest first.</returns>
    public static IReadOnlyList<string> NearTo(string name) => NearMatches.Of(name, Names);

    private static ArtifactFacts Read(string[] columns) => new(
        columns[0],
        columns[1],
        List(columns[2], ','),
        List(columns[3], ','),
        List(columns[4], ','),
        [.. List(columns[5], '|').Select(static source => source == "." ? "" : source)],
        [.. List(columns[6], '|').Select(Typed)],
        [.. List(columns[7], '|').Select(Typed)]);

    private static TypedName Typed(string text)
    {
        int colon = text.LastIndexOf(':');
        return colon < 0 ? new TypedName(text, "") : new TypedName(text.Substring(0, colon), text.Substring(colon + 1));
    }

    private static string[] List(string text, char separator) => text == "-" ? [] : text.Split(separator);
}

/// <summary>What is known about a built-in artifact.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">client, server, client_event, server_event, notebook or internal.</param>
/// <param name="RequiredPermissions">What the one who collects it needs, beside the right to collect.</param>
/// <param name="ImpliedPermissions">What its queries use.</param>
/// <param name="Aliases">Other names under which it is known.</param>
/// <param name="Sources">The names of its sources; one that has no name is empty.</param>
/// <param name="Parameters">The parameters and their types; no type is empty and means a string.</param>
/// <param name="ColumnTypes">The columns whose type the artifact declares.</param>
public sealed record ArtifactFacts(
    string Name,
    string Type,
    IReadOnlyList<string> RequiredPermissions,
    IReadOnlyList<string> ImpliedPermissions,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<string> Sources,
    IReadOnlyList<TypedName> Parameters,
    IReadOnlyList<TypedName> ColumnTypes);

/// <summary>A name and its type, as artifact definitions write them.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type; empty when none is declared.</param>
public readonly record struct TypedName(string Name, string Type);
