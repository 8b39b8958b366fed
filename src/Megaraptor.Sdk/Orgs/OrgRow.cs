namespace Megaraptor.Sdk.Orgs;

/// <summary>A row, and the org that it came from.</summary>
/// <typeparam name="T">The type of the row.</typeparam>
/// <param name="OrgId">The org's id.</param>
/// <param name="Row">The row.</param>
public readonly record struct OrgRow<T>(string OrgId, T Row);
