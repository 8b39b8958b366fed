using Megaraptor.Lab.Store.Records;

namespace Megaraptor.Lab.Store.Clients;

/// <summary>The clients of an org. Safe for concurrent use.</summary>
/// <param name="clock">The Lab's clock.</param>
internal sealed class ClientTable(TimeProvider clock)
{
    /// <summary>An online client was last seen so long ago.</summary>
    private const long PollMicroseconds = 2_000_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Client> _clients = new(StringComparer.Ordinal);
    private readonly List<Client> _inOrder = [];

    /// <summary>The number of enrolled clients.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _inOrder.Count(static client => client.IsEnrolled);
            }
        }
    }

    /// <summary>Adds a client.</summary>
    public void Add(Client client)
    {
        lock (_lock)
        {
            _clients.Add(client.Record.ClientId, client);
            _inOrder.Add(client);
        }
    }

    /// <summary>Removes a client.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Remove(string clientId)
    {
        lock (_lock)
        {
            return _clients.Remove(clientId, out Client? client) && _inOrder.Remove(client);
        }
    }

    /// <summary>Whether there is a record for an id, be it of a client that never enrolled.</summary>
    public bool Contains(string clientId)
    {
        lock (_lock)
        {
            return _clients.ContainsKey(clientId);
        }
    }

    /// <summary>Reads a client.</summary>
    /// <typeparam name="TResult">What is read.</typeparam>
    /// <param name="clientId">Its id.</param>
    /// <param name="read">Reads it. The client is seen again just before, if it is online.</param>
    /// <param name="result">What was read.</param>
    /// <returns>Whether there is such a client.</returns>
    public bool TryRead<TResult>(string clientId, Func<Client, TResult> read, out TResult? result)
    {
        lock (_lock)
        {
            if (!_clients.TryGetValue(clientId, out Client? client))
            {
                result = default;
                return false;
            }

            See(client);
            result = read(client);
            return true;
        }
    }

    /// <summary>Changes a client.</summary>
    /// <param name="clientId">Its id. Where there is no such client, a record is made for it, as the server does.</param>
    /// <param name="change">Changes it.</param>
    public void Change(string clientId, Action<Client> change)
    {
        lock (_lock)
        {
            if (!_clients.TryGetValue(clientId, out Client? client))
            {
                client = new Client(new ClientRecord { ClientId = clientId }, isOnline: false);
                _clients.Add(clientId, client);
                _inOrder.Add(client);
            }

            change(client);
        }
    }

    /// <summary>The ids of the enrolled clients, in the order of the table.</summary>
    public IReadOnlyList<string> Ids()
    {
        lock (_lock)
        {
            return [.. _inOrder.Where(static client => client.IsEnrolled).Select(static client => client.Record.ClientId)];
        }
    }

    /// <summary>The ids of the enrolled clients that are wanted, by host name.</summary>
    public IReadOnlyList<string> Matching(Func<Client, bool> isWanted)
    {
        lock (_lock)
        {
            return [.. _inOrder.Where(client => client.IsEnrolled && isWanted(client)).OrderBy(static client => client.Record.System?.Hostname, StringComparer.Ordinal).Select(static client => client.Record.ClientId)];
        }
    }

    /// <summary>The ids of the clients that match, in the order in which the server finds them.</summary>
    public IReadOnlyList<string> Find(ClientSearch search)
    {
        lock (_lock)
        {
            return search.Find(_inOrder);
        }
    }

    private void See(Client client)
    {
        if (client.IsOnline)
        {
            client.Record.LastSeenAt = Math.Max(client.Record.LastSeenAt, clock.Microseconds() - PollMicroseconds);
        }
    }
}
