namespace Megaraptor.Lab.Hosts;

/// <summary>The machines behind the clients of an org. Safe for concurrent use.</summary>
internal sealed class HostTable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Host?> _hosts = new(StringComparer.Ordinal);
    private readonly List<Func<string, Host?>> _sources = [];

    /// <summary>Adds machines that are made when they are first asked for.</summary>
    /// <param name="load">Makes the machine of a client; null when it knows none.</param>
    public void AddSource(Func<string, Host?> load)
    {
        lock (_lock)
        {
            _sources.Add(load);
        }
    }

    /// <summary>The machine of a client; null when nothing is known of it.</summary>
    public Host? Find(string clientId)
    {
        lock (_lock)
        {
            if (!_hosts.TryGetValue(clientId, out Host? host))
            {
                host = _sources.Select(load => load(clientId)).FirstOrDefault(static found => found is not null);
                _hosts.Add(clientId, host);
            }

            return host;
        }
    }
}
