namespace Megaraptor.Sdk.Operations.Clients;

/// <summary>What was changed in the metadata of a client.</summary>
/// <param name="ClientId">The client.</param>
/// <param name="Modified">The keys whose values were set anew or removed; none when nothing changed.</param>
/// <param name="NotThere">The keys that were to be removed and that the client did not have: misspelt, or removed before.</param>
/// <param name="Metadata">The values by key that it has now, as the server says.</param>
public sealed record ClientMetadataChange(string ClientId, IReadOnlyList<string> Modified, IReadOnlyList<string> NotThere, IReadOnlyDictionary<string, string> Metadata);
