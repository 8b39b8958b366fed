namespace Megaraptor.Sdk.Operations.Clients;

/// <summary>When a client enrolled and was last heard of, by the server's clock.</summary>
internal sealed record ClientContact(DateTimeOffset? FirstSeenAt, DateTimeOffset? LastSeenAt, bool Online);
