using System.Text.RegularExpressions;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Evidence;
using Megaraptor.Vql.Reference;

namespace Megaraptor.Sdk.Connection;

/// <summary>The servers that a program knows, by name. Each client is made at its first use, once; when making it fails, the next use tries again.</summary>
public sealed partial class ServerSet : IAsyncDisposable
{
    /// <summary>The name of a server that was configured without one, and of the one that is asked where no server is named.</summary>
    public const string DefaultName = "default";

    private readonly SortedDictionary<string, LazyServer> _servers = new(StringComparer.Ordinal);

    /// <summary>Makes a set.</summary>
    /// <param name="servers">The servers: names of letters, digits, '.', '_' and '-', and what makes each client.</param>
    /// <param name="ownsClients">Whether the set disposes of the clients.</param>
    /// <exception cref="ConfigurationException">There is no server, a name comes twice, or is no name.</exception>
    public ServerSet(IEnumerable<KeyValuePair<string, Func<CancellationToken, ValueTask<VelociraptorClient>>>> servers, bool ownsClients = true)
    {
        ArgumentNullException.ThrowIfNull(servers);
        foreach ((string name, Func<CancellationToken, ValueTask<VelociraptorClient>> connect) in servers)
        {
            CheckName(name);
            if (!_servers.TryAdd(name, new LazyServer(connect, ownsClients)))
            {
                throw new ConfigurationException($"The server '{name}' is configured twice.", "Give each server a name of its own.");
            }
        }

        if (_servers.Count == 0)
        {
            throw new ConfigurationException("No Velociraptor server is configured.", "Configure at least one.");
        }
    }

    /// <summary>The names of the servers, sorted.</summary>
    public IReadOnlyCollection<string> Names => _servers.Keys;

    /// <summary>Whether a call has to name its server: there are several, and none of them is called <see cref="DefaultName"/>.</summary>
    public bool NeedsChoice => _servers.Count > 1 && !_servers.ContainsKey(DefaultName);

    /// <summary>A set of one server without a name.</summary>
    /// <param name="connect">Makes the client.</param>
    /// <returns>The set, which disposes of the client.</returns>
    public static ServerSet Of(Func<CancellationToken, ValueTask<VelociraptorClient>> connect) => new([new(DefaultName, connect)]);

    /// <summary>A set of one server without a name, whose client belongs to somebody else.</summary>
    internal static ServerSet Borrowed(Func<CancellationToken, ValueTask<VelociraptorClient>> connect) => new([new(DefaultName, connect)], ownsClients: false);

    /// <summary>The client of a server.</summary>
    /// <param name="name">The server's name; null where there is only one, or one called <see cref="DefaultName"/>.</param>
    /// <param name="cancellationToken">Ends the wait for it.</param>
    /// <returns>The client; it belongs to the set.</returns>
    /// <exception cref="InvalidArgumentException">There is no such server, or none was named among several.</exception>
    public ValueTask<VelociraptorClient> GetAsync(string? name, CancellationToken cancellationToken = default) => Find(name).GetAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (LazyServer server in _servers.Values)
        {
            await server.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Refuses what is no name of a server.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="ConfigurationException">It is no name.</exception>
    internal static void CheckName(string name)
    {
        if (!Name().IsMatch(name))
        {
            throw new ConfigurationException($"'{EvidenceText.Show(name)}' is no name of a server.", "Use 1 to 64 letters, digits, '.', '_' and '-', such as 'lab'.");
        }
    }

    private LazyServer Find(string? name)
    {
        if (name is null)
        {
            return !NeedsChoice
                ? _servers.GetValueOrDefault(DefaultName) ?? _servers.Values.First()
                : throw new InvalidArgumentException("Several servers are configured, and the call names none.", $"Name one with 'server': {string.Join(", ", Names)}.");
        }

        return _servers.TryGetValue(name, out LazyServer? server) ? server : throw Unknown(name);
    }

    private InvalidArgumentException Unknown(string name)
    {
        string guess = NearMatches.Nearest(name, Names) is { } nearest ? $" Did you mean '{nearest}'?" : "";
        return new InvalidArgumentException($"No server '{EvidenceText.Show(name)}' is configured.{guess}", $"Configured servers: {string.Join(", ", Names)}.");
    }

    [GeneratedRegex("^[A-Za-z0-9._-]{1,64}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
