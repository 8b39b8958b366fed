namespace Megaraptor.Sdk.Catalogue;

/// <summary>Where and how long a call runs, as its caller chose.</summary>
/// <param name="Server">The name of a configured server; null for the only one, or the default.</param>
/// <param name="OrgId">The org; null for the client's own, <see cref="EveryOrg"/> for all.</param>
/// <param name="Timeout">The time limit; null for the client's own.</param>
public readonly record struct ServerChoice(string? Server, string? OrgId, TimeSpan? Timeout)
{
    /// <summary>The <c>org_id</c> that stands for every org.</summary>
    public const string EveryOrg = "*";

    /// <summary>Whether the operation runs in every org.</summary>
    public bool IsEveryOrg => OrgId == EveryOrg;
}
