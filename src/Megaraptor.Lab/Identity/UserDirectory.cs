namespace Megaraptor.Lab.Identity;

/// <summary>The users of the server. Safe for concurrent use.</summary>
internal sealed class UserDirectory
{
    /// <summary>The server's own identity: the common name of its certificate, which may do everything.</summary>
    public const string ServerName = "VelociraptorServer";

    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, UserAccount> _users = new(StringComparer.Ordinal);

    /// <summary>Makes the user if there is none, and replaces its roles in an org.</summary>
    public void Grant(string name, string orgId, Policy policy)
    {
        lock (_lock)
        {
            if (!_users.TryGetValue(name, out UserAccount? user))
            {
                user = new UserAccount(name);
                _users.Add(name, user);
            }

            user.Grant(OrgIds.Normalize(orgId), policy);
        }
    }

    /// <summary>Takes a user out of an org.</summary>
    /// <returns>Whether the user was in it.</returns>
    public bool Remove(string name, string orgId)
    {
        lock (_lock)
        {
            if (!_users.TryGetValue(name, out UserAccount? user) || user.In(orgId) is null)
            {
                return false;
            }

            user.Grant(orgId, null);
            return true;
        }
    }

    /// <summary>Whether a user record exists, in whatever org.</summary>
    public bool Exists(string name)
    {
        lock (_lock)
        {
            return name == ServerName || _users.ContainsKey(name);
        }
    }

    /// <summary>What a user may do in an org; nothing when it is unknown there.</summary>
    public Permission PermissionsOf(string name, string orgId)
    {
        if (name == ServerName)
        {
            return (Permission)~0;
        }

        lock (_lock)
        {
            string org = OrgIds.Normalize(orgId);
            return _users.TryGetValue(name, out UserAccount? user) && user.In(org) is { } policy
                ? policy.Effective(OrgIds.IsRoot(org))
                : Permission.None;
        }
    }

    /// <summary>What a user was granted in an org; null when nothing.</summary>
    public Policy? PolicyOf(string name, string orgId)
    {
        lock (_lock)
        {
            return _users.TryGetValue(name, out UserAccount? user) ? user.In(OrgIds.Normalize(orgId)) : null;
        }
    }

    /// <summary>The users that were granted something in an org, by name.</summary>
    public IReadOnlyList<UserAccount> Of(string orgId)
    {
        lock (_lock)
        {
            string org = OrgIds.Normalize(orgId);
            return [.. _users.Values.Where(user => user.In(org) is { } policy && (policy.PublishQueues.Count > 0 || policy.Effective(OrgIds.IsRoot(org)) != Permission.None))];
        }
    }

    /// <summary>Remembers when and from where a user called.</summary>
    public void RecordActivity(string name, DateTimeOffset now, string address)
    {
        lock (_lock)
        {
            if (_users.TryGetValue(name, out UserAccount? user))
            {
                user.LastActiveTime = now.ToUnixTimeSeconds();
                user.LastIpAddress = address;
            }
        }
    }
}
