namespace Megaraptor.Sdk.Operations.Server;

/// <summary>A user of the server, in one org.</summary>
/// <param name="Name">The user's name.</param>
/// <param name="OrgId">The org.</param>
/// <param name="OrgName">The org's name.</param>
/// <param name="Roles">The user's roles there.</param>
public sealed record ServerUser(string Name, string OrgId, string OrgName, IReadOnlyList<string> Roles);
