using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Artifacts;

/// <summary>An artifact as its author wrote it. What is not written is null or empty.</summary>
public sealed record ArtifactDefinition
{
    /// <summary>Where the definition stands in the file.</summary>
    public required SourceSpan Span { get; init; }

    /// <summary>The name.</summary>
    public required ArtifactText? Name { get; init; }

    /// <summary>The description.</summary>
    public ArtifactText? Description { get; init; }

    /// <summary>The author.</summary>
    public ArtifactText? Author { get; init; }

    /// <summary>The type as written; see <see cref="Kind"/>.</summary>
    public ArtifactText? Type { get; init; }

    /// <summary>The type in lower case: client when none is written.</summary>
    public string Kind => Type is { Value.Length: > 0 } type ? type.Value.ToLowerInvariant() : "client";

    /// <summary>Links to further reading.</summary>
    public IReadOnlyList<ArtifactText> References { get; init; } = [];

    /// <summary>The parameters, in order.</summary>
    public IReadOnlyList<ArtifactParameter> Parameters { get; init; } = [];

    /// <summary>The query that must yield a row for the artifact to run.</summary>
    public ArtifactText? Precondition { get; init; }

    /// <summary>Definitions that its own queries, and the artifacts that import it, see.</summary>
    public ArtifactText? Export { get; init; }

    /// <summary>The artifacts whose exports it uses.</summary>
    public IReadOnlyList<ArtifactText> Imports { get; init; } = [];

    /// <summary>The sources, in order.</summary>
    public IReadOnlyList<ArtifactSource> Sources { get; init; } = [];

    /// <summary>What the one who collects it needs, beside the right to collect.</summary>
    public IReadOnlyList<ArtifactText> RequiredPermissions { get; init; } = [];

    /// <summary>What its queries use, under control of its author.</summary>
    public IReadOnlyList<ArtifactText> ImpliedPermissions { get; init; } = [];

    /// <summary>The user as whom a server artifact runs.</summary>
    public ArtifactText? Impersonate { get; init; }

    /// <summary>Other names.</summary>
    public IReadOnlyList<ArtifactText> Aliases { get; init; } = [];

    /// <summary>The programs that are brought to the endpoint.</summary>
    public IReadOnlyList<ArtifactTool> Tools { get; init; } = [];

    /// <summary>How columns are shown.</summary>
    public IReadOnlyList<ArtifactColumnType> ColumnTypes { get; init; } = [];

    /// <summary>The limits of a collection, by key.</summary>
    public IReadOnlyList<KeyValuePair<string, ArtifactText>> Resources { get; init; } = [];

    /// <summary>The old reports.</summary>
    public IReadOnlyList<ArtifactReport> Reports { get; init; } = [];
}
