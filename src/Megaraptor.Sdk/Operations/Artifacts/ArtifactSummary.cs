namespace Megaraptor.Sdk.Operations.Artifacts;

/// <summary>An artifact in a list.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Where it runs: client, client_event, server, server_event, notebook or internal.</param>
/// <param name="Description">The first line of its description.</param>
/// <param name="ParameterNames">The names of its parameters.</param>
/// <param name="SourceNames">The names of its sources; one without a name is "".</param>
/// <param name="BuiltIn">Whether it came with the server; others were written by users.</param>
public sealed record ArtifactSummary(
    string Name,
    string Type,
    string Description,
    IReadOnlyList<string> ParameterNames,
    IReadOnlyList<string> SourceNames,
    bool BuiltIn);
