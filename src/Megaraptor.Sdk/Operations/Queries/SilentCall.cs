namespace Megaraptor.Sdk.Operations.Queries;

/// <summary>A call in a query that answers a wrong name with no rows and no word, and the names that it was given.</summary>
/// <param name="Plugin">The plugin.</param>
/// <param name="ClientId">The client id; null where the text does not tell it.</param>
/// <param name="FlowId">The flow id; null where the text does not tell it.</param>
/// <param name="Artifact">The artifact; null where the text does not tell it.</param>
internal sealed record SilentCall(string Plugin, string? ClientId, string? FlowId, string? Artifact);
