namespace Megaraptor.Lab.Identity;

/// <summary>A user of the server, with what it was granted in each org.</summary>
/// <param name="name">The name: the common name of the user's certificate.</param>
internal sealed class UserAccount(string name)
{
    private readonly Dictionary<string, Policy> _policies = new(StringComparer.Ordinal);

    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>When the user last called, in seconds; 0 before the first call.</summary>
    public long LastActiveTime { get; set; }

    /// <summary>The address and port of the last call.</summary>
    public string LastIpAddress { get; set; } = "";

    /// <summary>What the user was granted in an org; null when nothing.</summary>
    /// <param name="orgId">The org's id.</param>
    public Policy? In(string orgId) => _policies.GetValueOrDefault(orgId);

    /// <summary>Replaces what the user was granted in an org.</summary>
    /// <param name="orgId">The org's id.</param>
    /// <param name="policy">The new grant; null takes everything away.</param>
    public void Grant(string orgId, Policy? policy)
    {
        if (policy is null)
        {
            _policies.Remove(orgId);
        }
        else
        {
            _policies[orgId] = policy;
        }
    }
}
