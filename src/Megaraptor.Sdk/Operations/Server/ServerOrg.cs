namespace Megaraptor.Sdk.Operations.Server;

/// <summary>An org of the server.</summary>
/// <param name="OrgId">Its id; root for the root org.</param>
/// <param name="Name">Its name.</param>
public sealed record ServerOrg(string OrgId, string Name);
