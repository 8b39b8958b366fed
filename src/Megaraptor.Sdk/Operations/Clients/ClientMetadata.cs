namespace Megaraptor.Sdk.Operations.Clients;

/// <summary>The metadata of a client.</summary>
/// <param name="ClientId">The client.</param>
/// <param name="Metadata">The values by key, as the server says.</param>
public sealed record ClientMetadata(string ClientId, IReadOnlyDictionary<string, string> Metadata);
