using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Artifacts;

/// <summary>A parameter of an artifact.</summary>
public sealed record ArtifactParameter
{
    /// <summary>Where it stands in the file.</summary>
    public required SourceSpan Span { get; init; }

    /// <summary>The name.</summary>
    public ArtifactText? Name { get; init; }

    /// <summary>The default, as the text that is sent.</summary>
    public ArtifactText? Default { get; init; }

    /// <summary>The description.</summary>
    public ArtifactText? Description { get; init; }

    /// <summary>The type; none means a string.</summary>
    public ArtifactText? Type { get; init; }

    /// <summary>The name that people are shown.</summary>
    public ArtifactText? FriendlyName { get; init; }

    /// <summary>The values to choose from.</summary>
    public IReadOnlyList<ArtifactText> Choices { get; init; } = [];

    /// <summary>What the value should match.</summary>
    public ArtifactText? ValidatingRegex { get; init; }

    /// <summary>The type of artifacts that a set of artifacts offers.</summary>
    public ArtifactText? ArtifactType { get; init; }

    /// <summary>Whether a set of artifacts offers sources.</summary>
    public bool OffersSources { get; init; }
}

/// <summary>A source of an artifact: a query whose rows are stored under one name.</summary>
public sealed record ArtifactSource
{
    /// <summary>Where it stands in the file.</summary>
    public required SourceSpan Span { get; init; }

    /// <summary>The name; none means the whole artifact.</summary>
    public ArtifactText? Name { get; init; }

    /// <summary>The description.</summary>
    public ArtifactText? Description { get; init; }

    /// <summary>The query that must yield a row for the source to run.</summary>
    public ArtifactText? Precondition { get; init; }

    /// <summary>The statements, of which the last yields the rows.</summary>
    public ArtifactText? Query { get; init; }

    /// <summary>The statements in the old form, one a text.</summary>
    public IReadOnlyList<ArtifactText> Queries { get; init; } = [];

    /// <summary>The cells of the notebooks that show the rows.</summary>
    public IReadOnlyList<NotebookCell> Notebook { get; init; } = [];
}

/// <summary>A cell of a notebook that shows the rows of a source.</summary>
/// <param name="Span">Where it stands in the file.</param>
/// <param name="Type">vql, vql_suggestion, markdown and others.</param>
/// <param name="Name">The name.</param>
/// <param name="Template">The text.</param>
public sealed record NotebookCell(SourceSpan Span, ArtifactText? Type, ArtifactText? Name, ArtifactText? Template);

/// <summary>A program that is brought to the endpoint.</summary>
/// <param name="Span">Where it stands in the file.</param>
/// <param name="Name">The name.</param>
/// <param name="Url">Where it comes from.</param>
/// <param name="ExpectedHash">The SHA-256 that it must have.</param>
public sealed record ArtifactTool(SourceSpan Span, ArtifactText? Name, ArtifactText? Url, ArtifactText? ExpectedHash);

/// <summary>How a column is shown.</summary>
/// <param name="Span">Where it stands in the file.</param>
/// <param name="Name">The column.</param>
/// <param name="Type">The type.</param>
/// <param name="Description">The description.</param>
public sealed record ArtifactColumnType(SourceSpan Span, ArtifactText? Name, ArtifactText? Type, ArtifactText? Description);

/// <summary>A report in the old form.</summary>
/// <param name="Span">Where it stands in the file.</param>
/// <param name="Name">The name.</param>
/// <param name="Type">The type.</param>
/// <param name="Template">The text.</param>
public sealed record ArtifactReport(SourceSpan Span, ArtifactText? Name, ArtifactText? Type, ArtifactText? Template);
