namespace Megaraptor.Lab.Certificates;

/// <summary>How a certificate differs from an ordinary one, for tests of clients that must notice.</summary>
/// <param name="NotBefore">The first moment of validity; null for an hour before the Lab started.</param>
/// <param name="NotAfter">The last moment of validity; null for a year after the Lab started.</param>
/// <param name="ForServers">Whether it names server authentication among its usages. The server takes the user from such certificates only.</param>
internal sealed record CertificateVariation(DateTimeOffset? NotBefore = null, DateTimeOffset? NotAfter = null, bool ForServers = true);
