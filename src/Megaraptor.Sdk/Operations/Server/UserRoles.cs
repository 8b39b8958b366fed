namespace Megaraptor.Sdk.Operations.Server;

/// <summary>The roles of a user in an org, as the server has them.</summary>
/// <param name="User">The user.</param>
/// <param name="OrgId">The org.</param>
/// <param name="Roles">The roles now.</param>
/// <param name="Before">The roles before; empty for a new user.</param>
public sealed record UserRoles(string User, string OrgId, IReadOnlyList<string> Roles, IReadOnlyList<string> Before);

/// <summary>What deleting a user takes away.</summary>
/// <param name="User">The user.</param>
/// <param name="OrgId">The org.</param>
/// <param name="Roles">The roles that the user had there.</param>
/// <param name="Deleted">False for a rehearsal: nothing was deleted.</param>
public sealed record UserDeletion(string User, string OrgId, IReadOnlyList<string> Roles, bool Deleted);
