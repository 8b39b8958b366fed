namespace Megaraptor.Sdk.Operations.Hunts;

/// <summary>A client to which a hunt was given by name.</summary>
/// <param name="ClientId">The client.</param>
/// <param name="Hostname">Its host name.</param>
/// <param name="LastSeenAt">When it was last heard of; null if never.</param>
public sealed record HuntMember(string ClientId, string Hostname, DateTimeOffset? LastSeenAt);
