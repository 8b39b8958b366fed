namespace Megaraptor.Sdk.Operations.Server;

/// <summary>The server and the identity with which it is asked.</summary>
/// <param name="User">The user that the certificate names.</param>
/// <param name="Version">The server's version; empty when it does not tell.</param>
/// <param name="Permissions">The permissions of that user in this org, without those that it lacks.</param>
/// <param name="Now">The server's clock.</param>
public sealed record ServerIdentity(string User, string Version, IReadOnlyList<string> Permissions, DateTimeOffset? Now);
