using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Artifacts;

/// <summary>The definition of an artifact.</summary>
public sealed record ArtifactDetails
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Other names by which it is known.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Where it runs: client, client_event, server, server_event, notebook or internal.</summary>
    public string Type { get; init; } = "";

    /// <summary>What it collects, in its author's words.</summary>
    public string Description { get; init; } = "";

    /// <summary>Who wrote it.</summary>
    public string Author { get; init; } = "";

    /// <summary>Where its subject is described.</summary>
    public IReadOnlyList<string> Reference { get; init; } = [];

    /// <summary>The VQL that decides whether it applies to a client; empty for all.</summary>
    public string Precondition { get; init; } = "";

    /// <summary>The permissions that who collects it needs beside those for collecting.</summary>
    public IReadOnlyList<string> RequiredPermissions { get; init; } = [];

    /// <summary>What can be set.</summary>
    public IReadOnlyList<ArtifactParameter> Parameters { get; init; } = [];

    /// <summary>The queries whose rows it yields.</summary>
    public IReadOnlyList<ArtifactSource> Sources { get; init; } = [];

    /// <summary>The tools that it downloads to the client.</summary>
    public IReadOnlyList<VqlValue> Tools { get; init; } = [];

    /// <summary>Limits that its author set.</summary>
    public VqlValue Resources { get; init; }

    /// <summary>How columns are shown, and of what type they are.</summary>
    public IReadOnlyList<VqlValue> ColumnTypes { get; init; } = [];

    /// <summary>Flags and tags that administrators set.</summary>
    public VqlValue Metadata { get; init; }

    /// <summary>VQL shared with artifacts that import it.</summary>
    public string Export { get; init; } = "";

    /// <summary>The artifacts whose exports it uses.</summary>
    public IReadOnlyList<string> Imports { get; init; } = [];

    /// <summary>The user as whom it runs; empty for the caller.</summary>
    public string Impersonate { get; init; } = "";

    /// <summary>Whether it came with the server.</summary>
    public bool BuiltIn { get; init; }
}

/// <summary>A parameter of an artifact. Every value travels as text, in the form of its type.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type; empty for text.</param>
/// <param name="Default">What it is when it is not given.</param>
/// <param name="Description">What it means.</param>
/// <param name="FriendlyName">The name that people see.</param>
/// <param name="Choices">The allowed values of the types choices and multichoice.</param>
/// <param name="ValidatingRegex">What a value must match; empty for anything.</param>
public sealed record ArtifactParameter(
    string Name,
    string Type,
    string Default,
    string Description,
    string FriendlyName,
    IReadOnlyList<string> Choices,
    string ValidatingRegex);

/// <summary>A source of an artifact: one table of rows.</summary>
/// <param name="Name">Its name; empty when it is the only one. Results are read by artifact/source.</param>
/// <param name="Description">What its rows are.</param>
/// <param name="Precondition">The VQL that decides whether it applies to a client.</param>
/// <param name="Query">Its VQL.</param>
public sealed record ArtifactSource(string Name, string Description, string Precondition, string Query);
