using Megaraptor.Vql.Columns;
using Megaraptor.Vql.Reference;

namespace Megaraptor.Vql.Artifacts;

/// <summary>The artifacts that queries may name: those of the server, and definitions beside the queries.</summary>
public sealed class ArtifactSet
{
    private readonly Dictionary<string, ArtifactDefinition> _definitions;

    private ArtifactSet(Dictionary<string, ArtifactDefinition> definitions) => _definitions = definitions;

    /// <summary>The built-in artifacts of Velociraptor 0.77.2.</summary>
    public static ArtifactSet BuiltIn { get; } = new(new Dictionary<string, ArtifactDefinition>(StringComparer.Ordinal));

    /// <summary>A set that knows these definitions too. They count before artifacts of the same name.</summary>
    /// <param name="definitions">The definitions; those without a name are left out.</param>
    /// <returns>The set.</returns>
    public ArtifactSet With(IEnumerable<ArtifactDefinition> definitions)
    {
        var all = new Dictionary<string, ArtifactDefinition>(_definitions, StringComparer.Ordinal);
        foreach (ArtifactDefinition definition in definitions)
        {
            foreach (ArtifactText alias in definition.Aliases)
            {
                all[alias.Value] = definition;
            }

            if (definition.Name is { } name)
            {
                all[name.Value] = definition;
            }
        }

        return new ArtifactSet(all);
    }

    /// <summary>The definition of an artifact.</summary>
    /// <param name="name">The name or an alias; case-sensitive.</param>
    /// <returns>The definition; null when the artifact is built in, whose queries are not known, or does not exist.</returns>
    public ArtifactDefinition? Definition(string name) => _definitions.TryGetValue(name, out ArtifactDefinition? definition) ? definition : null;

    /// <summary>What is known about an artifact.</summary>
    /// <param name="name">The name or an alias; case-sensitive.</param>
    /// <returns>The facts, or null when there is no such artifact.</returns>
    public ArtifactFacts? Find(string name) => Definition(name) is { } definition ? Facts(definition) : ArtifactCatalogue.Find(name);

    /// <summary>The artifacts that are near a misspelt name.</summary>
    /// <param name="name">The name as written.</param>
    /// <returns>At most three names, the nearest first.</returns>
    public IReadOnlyList<string> NearTo(string name) => NearMatches.Of(name, ArtifactCatalogue.Names.Concat(_definitions.Keys));

    /// <summary>The columns of a source that is defined here.</summary>
    /// <param name="source"><c>Artifact</c> or <c>Artifact/Source</c>.</param>
    /// <returns>The columns; null for others.</returns>
    public QueryColumns? ColumnsOf(string source) => new ArtifactColumns(this).Of(source);

    private static ArtifactFacts Facts(ArtifactDefinition definition) => new(
        definition.Name?.Value ?? "",
        definition.Kind,
        [.. definition.RequiredPermissions.Select(static permission => permission.Value)],
        [.. definition.ImpliedPermissions.Select(static permission => permission.Value)],
        [.. definition.Aliases.Select(static alias => alias.Value)],
        [.. definition.Sources.Select(static source => source.Name?.Value ?? "")],
        [.. definition.Parameters.Select(static parameter => new TypedName(parameter.Name?.Value ?? "", parameter.Type?.Value ?? ""))],
        [.. definition.ColumnTypes.Select(static column => new TypedName(column.Name?.Value ?? "", column.Type?.Value ?? ""))]);
}
