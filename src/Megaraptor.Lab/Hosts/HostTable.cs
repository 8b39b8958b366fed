namespace Megaraptor.Lab.Hosts;

/// <summary>The machines behind the clients of an org. Safe for concurrent use.</summary>
internal sealed class HostTable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Host?> _hosts = new(StringComparer.Ordinal);
    private readonly List<Func<string, Host?>> _sources = [];
    private readonly List<Func<string, Host?>> _makers = [];

    /// <summary>Adds machines that are made when they are first asked for.</summary>
    /// <param name="load">Makes the machine of a client; null when it knows none.</param>
    public void AddSource(Func<string, Host?> load)
    {
        lock (_lock)
        {
            _sources.Add(load);
        }
    }

    /// <summary>Adds machines that are made each time they are asked for, and not kept.</summary>
    /// <param name="make">Makes the machine of a client; null when it knows none.</param>
    public void AddMaker(Func<string, Host?> make)
    {
        lock (_lock)
        {
            _makers.Add(make);
        }
    }

    /// <summary>The machine of a client; null when nothing is known of it.</summary>
    public Host? Find(string clientId)
    {
        lock (_lock)
        {
            if (_makers.Select(make => make(clientId)).FirstOrDefault(static made => made is not null) is { } host)
            {
                return host;
            }
        }

        return FindKept(clientId);
    }

    private Host? FindKept(string clientId)
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
