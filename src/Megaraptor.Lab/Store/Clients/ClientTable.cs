using System.Collections;
using Megaraptor.Lab.Store.Records;

namespace Megaraptor.Lab.Store.Clients;

/// <summary>The clients of an org: those that are kept one by one, and behind them a population of which only the changed ones are. Safe for concurrent use.</summary>
/// <param name="clock">The Lab's clock.</param>
internal sealed class ClientTable(TimeProvider clock)
{
    /// <summary>An online client was last seen so long ago.</summary>
    private const long PollMicroseconds = 2_000_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Client> _clients = new(StringComparer.Ordinal);
    private readonly List<Client> _inOrder = [];
    private readonly Dictionary<int, Client> _changed = [];
    private BitArray _removed = new(0);
    private int _removedCount;

    /// <summary>The clients that are made when they are asked for; null when there are none.</summary>
    public ClientPopulation? Population { get; private set; }

    /// <summary>The number of enrolled clients.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _inOrder.Count(static client => client.IsEnrolled) + _removed.Length - _removedCount;
            }
        }
    }

    /// <summary>Adds the clients that are made when they are asked for, once.</summary>
    public void Add(ClientPopulation population)
    {
        lock (_lock)
        {
            Population = Population is null ? population : throw new InvalidOperationException("The table has a population already.");
            _removed = new BitArray(population.Count);
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
            if (_clients.Remove(clientId, out Client? client))
            {
                return _inOrder.Remove(client);
            }

            int number = NumberOf(clientId);
            if (number < 0)
            {
                return false;
            }

            _removed[number] = true;
            _removedCount++;
            _changed.Remove(number);
            return true;
        }
    }

    /// <summary>Whether there is a record for an id, be it of a client that never enrolled.</summary>
    public bool Contains(string clientId)
    {
        lock (_lock)
        {
            return _clients.ContainsKey(clientId) || NumberOf(clientId) >= 0;
        }
    }

    /// <summary>The number of a client in the population; below 0 when it is not there.</summary>
    public int NumberInPopulation(string clientId)
    {
        lock (_lock)
        {
            return _clients.ContainsKey(clientId) ? -1 : NumberOf(clientId);
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
            if (Find(clientId) is not { } client)
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
            Client? client = Find(clientId);
            if (client is null)
            {
                client = new Client(new ClientRecord { ClientId = clientId }, isOnline: false);
                _clients.Add(clientId, client);
                _inOrder.Add(client);
            }
            else if (!_clients.ContainsKey(clientId))
            {
                _changed[NumberOf(clientId)] = client;
            }

            change(client);
        }
    }

    /// <summary>The ids of the enrolled clients, in the order of the table and then of the population.</summary>
    public IEnumerable<string> Ids() => Read(static client => client.IsEnrolled ? client.ClientId : null).OfType<string>();

    /// <summary>The ids of the enrolled clients outside the population that are wanted, by host name.</summary>
    public IReadOnlyList<string> Matching(Func<IClientFacts, bool> isWanted)
    {
        lock (_lock)
        {
            return [.. _inOrder.Where(client => client.IsEnrolled && isWanted(client)).OrderBy(static client => client.Record.System?.Hostname, StringComparer.Ordinal).Select(static client => client.Record.ClientId)];
        }
    }

    /// <summary>The numbers of the clients of the population that are wanted.</summary>
    public IEnumerable<int> MatchingInPopulation(Func<IClientFacts, bool> isWanted) =>
        ReadPopulation((number, facts) => isWanted(facts()) ? number : -1).Where(static number => number >= 0);

    /// <summary>The ids of the clients that match, in the order in which the server finds them. Of the population no more is looked at than the order needs.</summary>
    public IEnumerable<string> Find(ClientSearch search)
    {
        if (search.WantsEverything)
        {
            return InOrderOfIds();
        }

        return search.IsByTerm
            ? ClientSearch.Sort(Read(search.Hits).SelectMany(static hits => hits))
            : Read(facts => search.IsMatch(facts) ? facts.ClientId : null).OfType<string>();
    }

    private IEnumerable<TResult> Read<TResult>(Func<IClientFacts, TResult> read)
    {
        TResult[] kept;
        lock (_lock)
        {
            kept = [.. _inOrder.Select(read)];
        }

        return kept.Concat(ReadPopulation((_, facts) => read(facts())));
    }

    /// <summary>Reads one client of the population after the other, and none before it is asked for.</summary>
    private IEnumerable<TResult> ReadPopulation<TResult>(Func<int, Func<IClientFacts>, TResult> read)
    {
        for (int i = 0; i < _removed.Length; i++)
        {
            TResult result;
            lock (_lock)
            {
                if (_removed[i])
                {
                    continue;
                }

                int number = i;
                result = read(number, () => _changed.TryGetValue(number, out Client? changed) ? changed : Population!.FactsOf(number));
            }

            yield return result;
        }
    }

    private IEnumerable<string> InOrderOfIds()
    {
        string[] kept;
        lock (_lock)
        {
            kept = [.. _inOrder.Where(static client => client.IsEnrolled).Select(static client => client.Record.ClientId).OrderBy(static id => id.ToLowerInvariant(), StringComparer.Ordinal)];
        }

        int next = 0;
        foreach (string id in ReadPopulation((number, _) => Population!.IdOf(number)))
        {
            for (; next < kept.Length && string.CompareOrdinal(kept[next].ToLowerInvariant(), id.ToLowerInvariant()) < 0; next++)
            {
                yield return kept[next];
            }

            yield return id;
        }

        for (; next < kept.Length; next++)
        {
            yield return kept[next];
        }
    }

    private Client? Find(string clientId)
    {
        if (_clients.TryGetValue(clientId, out Client? client))
        {
            return client;
        }

        int number = NumberOf(clientId);
        return number < 0 ? null : _changed.TryGetValue(number, out Client? changed) ? changed : Population!.Make(number);
    }

    private int NumberOf(string clientId)
    {
        int number = Population?.NumberOf(clientId) ?? -1;
        return number >= 0 && _removed[number] ? -1 : number;
    }

    private void See(Client client)
    {
        if (client.IsOnline)
        {
            client.Record.LastSeenAt = Math.Max(client.Record.LastSeenAt, clock.Microseconds() - PollMicroseconds);
        }
    }
}
