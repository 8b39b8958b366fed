using System.Security.Cryptography.X509Certificates;
using Megaraptor.Lab.Certificates;
using Megaraptor.Lab.Evaluation.Run;
using Megaraptor.Lab.Faults;
using Megaraptor.Lab.Fleet;
using Megaraptor.Lab.Identity;
using Megaraptor.Lab.Offline;
using Megaraptor.Lab.Scripting;
using Megaraptor.Lab.Server;
using Megaraptor.Lab.Service;
using Megaraptor.Lab.Store;
using Megaraptor.Lab.Synthetic;
using Megaraptor.Vql.Reference;

namespace Megaraptor.Lab;

/// <summary>
/// An embedded Velociraptor-compatible server: the gRPC API with mutual TLS on a loopback port, a VQL evaluator, and a recorded fleet of hosts of
/// which one was broken into. Several may run in one process; they share nothing.
/// </summary>
/// <example>
/// <code>
/// await using LabServer lab = await LabServer.StartAsync();
/// string config = await lab.WriteConfigurationAsync(directory); // an api_client.yaml for the administrator
/// </code>
/// </example>
public sealed class LabServer : IAsyncDisposable
{
    private const string Administrator = "admin";

    /// <summary>What a key of a Lab without a port names: a host that cannot exist, for the way in is <see cref="Connect"/>.</summary>
    private const string InMemoryAddress = "in-memory.invalid:8001";

    private static readonly string[] s_administratorRoles = ["administrator", "api"];

    private readonly CertificateAuthority _authority;
    private readonly LabState _state;
    private readonly QueryEngine _engine;
    private readonly ApiService _service;
    private readonly LabCertificate _presented;
    private readonly SemaphoreSlim _changing = new(1, 1);
    private ApiHost _host;
    private int _disposed;

    private LabServer(CertificateAuthority authority, LabState state, QueryEngine engine, ApiService service, LabCertificate presented, ApiHost host)
    {
        _authority = authority;
        _state = state;
        _engine = engine;
        _service = service;
        _presented = presented;
        _host = host;
    }

    /// <summary>Host and port of the API, such as <c>127.0.0.1:40443</c>; <c>memory</c> for a Lab without a port.</summary>
    public string Address => _host.Address;

    /// <summary>How many queries of callers run now. A test can ask whether its code has left one behind; what a client has cancelled or left runs no more a moment later.</summary>
    public int RunningQueries => _engine.Traffic.Running;

    /// <summary>How many messages of rows and logs the transport has taken so far, over all queries: a client that does not read stops it.</summary>
    public long MessagesSent => _engine.Traffic.Messages;

    /// <summary>How many connections are open.</summary>
    public int OpenConnections => _host.OpenConnections;

    /// <summary>How many threads there are for queries, those that wait for one included.</summary>
    internal int QueryThreads => _engine.Threads.Count;

    /// <summary>What the Lab holds.</summary>
    internal LabState State => _state;

    /// <summary>Who issues the Lab's certificates.</summary>
    internal CertificateAuthority Authority => _authority;

    /// <summary>Starts a Lab, by default with the recorded fleet. Needs no files, and listens on the loopback address only.</summary>
    /// <param name="options">The port, the clock and the evidence to open; null for any port, the machine's clock and the recorded fleet alone.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <returns>The running Lab. Disposing of it ends every query and closes the port.</returns>
    /// <exception cref="ArgumentException"><see cref="LabOptions.ServerVersion"/> is no version.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    /// <exception cref="EvidenceContainerException">A container cannot be opened.</exception>
    public static async Task<LabServer> StartAsync(LabOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new LabOptions();
        ServerVersion version = ServerVersion.TryParse(options.ServerVersion, out ServerVersion given) ? given : throw new ArgumentException($"'{options.ServerVersion}' is no version.", nameof(options));
        var state = new LabState(options.ClockSkew == TimeSpan.Zero ? options.TimeProvider : new SkewedClock(options.TimeProvider, options.ClockSkew)) { Version = version };
        Task fleet = Task.Run(() => Populate(state, options), cancellationToken);
        Task<CertificateAuthority> authority = Task.Run(static () => new CertificateAuthority(TimeProvider.System.GetUtcNow()), cancellationToken);
        var engine = new QueryEngine(state, Task.Run(() => ServerEntries.AddTo(BuiltInNames.Create()).AsOf(version), CancellationToken.None), authority);
        var service = new ApiService(state, engine, options.Fault, options.FileFault);
        try
        {
            ApiHost host = await ApiHost.StartAsync(options.Port, options.Certificate, authority, service, cancellationToken).ConfigureAwait(false);
            try
            {
                await fleet.ConfigureAwait(false);
            }
            catch
            {
                await host.DisposeAsync().ConfigureAwait(false);
                throw;
            }

            return new LabServer(await authority.ConfigureAwait(false), state, engine, service, options.Certificate, host);
        }
        catch
        {
            engine.Dispose();
            (await authority.ConfigureAwait(false)).Dispose();
            throw;
        }
    }

    /// <summary>Starts a Lab that holds what a script says, for a test, and no recorded fleet.</summary>
    /// <param name="script">Says which clients there are, and what collections return on them.</param>
    /// <param name="options">The port, the clock and the fleet; null for any port, the machine's clock and no hosts but those of the script.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <returns>The running Lab.</returns>
    /// <exception cref="FormatException">The script holds a row that is no JSON object, or an artifact that the server refuses.</exception>
    public static async Task<LabServer> StartAsync(Action<LabScript> script, LabOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(script);
        var said = new LabScript();
        script(said);
        LabServer lab = await StartAsync(options ?? new LabOptions { Fleet = LabFleet.None }, cancellationToken).ConfigureAwait(false);
        try
        {
            said.Apply(lab._state);
            return lab;
        }
        catch
        {
            await lab.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>
    /// Stops the server and starts it again at the same address. Connections break and the queries that run are lost; clients, flows, users and all
    /// other state stay, keys stay valid, and collections go on.
    /// </summary>
    /// <param name="cancellationToken">Gives up starting again; the Lab is then down, and this may be called once more.</param>
    /// <returns>Ends when the server answers again.</returns>
    /// <exception cref="IOException">Something else has taken the port meanwhile.</exception>
    /// <exception cref="ObjectDisposedException">The Lab was disposed of.</exception>
    public async Task RestartAsync(CancellationToken cancellationToken = default)
    {
        await _changing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed != 0, this);
            _engine.Interrupt();
            await _host.DisposeAsync().ConfigureAwait(false);
            _engine.Resume();
            _host = await ApiHost.StartAsync(_host.Port, _presented, Task.FromResult(_authority), _service, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _changing.Release();
        }
    }

    /// <summary>Opens a connection that never leaves the process. The client speaks TLS over it as over any other.</summary>
    /// <returns>The client's end. The caller disposes of it.</returns>
    /// <exception cref="IOException">The Lab has stopped.</exception>
    public Stream Connect() => _host.Connect();

    /// <summary>Makes a key for a user: the text of an <c>api_client.yaml</c>. It holds a private key.</summary>
    /// <param name="name">The user's name.</param>
    /// <param name="roles">
    /// The roles that the user gets in the root org, in place of those it had: <c>administrator</c>, <c>reader</c>, <c>api</c>, <c>analyst</c>,
    /// <c>investigator</c>, <c>artifact_writer</c>, <c>org_admin</c>. With none, the user keeps what it had; a new name then has a key but no user
    /// record, and the server refuses its queries.
    /// </param>
    /// <returns>The text, with the keys of a file that a real server makes.</returns>
    /// <exception cref="ArgumentException">The name is empty or that of the server itself, or a role does not exist.</exception>
    public string CreateApiClientYaml(string name, params string[] roles)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(roles);
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        if (name == UserDirectory.ServerName)
        {
            throw new ArgumentException("The server's own name is no user's.", nameof(name));
        }

        foreach (string role in roles)
        {
            if (!Roles.TryGet(role, inRootOrg: true, out _))
            {
                throw new ArgumentException($"There is no role '{role}'.", nameof(roles));
            }
        }

        if (roles.Length > 0)
        {
            _state.Users.Grant(name, OrgIds.Root, Policy.OfRoles(roles));
        }

        using X509Certificate2 certificate = _authority.Issue(name);
        return ApiClientFile.Write(_authority.Certificate, certificate, _host.Port is null ? InMemoryAddress : Address, name);
    }

    /// <summary>Writes <c>api_client.yaml</c> into a directory, readable by the current user only.</summary>
    /// <param name="directory">The directory; made if it is not there.</param>
    /// <param name="name">The user's name; null for the administrator.</param>
    /// <param name="roles">The user's roles, see <see cref="CreateApiClientYaml"/>; null for those it has.</param>
    /// <param name="cancellationToken">Gives up writing.</param>
    /// <returns>The full path of the file.</returns>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public async Task<string> WriteConfigurationAsync(string directory, string? name = null, IReadOnlyList<string>? roles = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        string text = CreateApiClientYaml(name ?? Administrator, [.. roles ?? []]);
        string path = Path.Combine(Directory.CreateDirectory(directory).FullName, "api_client.yaml");
        await PrivateFile.WriteAsync(path, text, cancellationToken).ConfigureAwait(false);
        return path;
    }

    /// <summary>Ends every query, closes the port and forgets everything.</summary>
    /// <returns>Ends when the port is closed.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            await _changing.WaitAsync().ConfigureAwait(false);
            _engine.Stop();
            await _host.DisposeAsync().ConfigureAwait(false);
            _engine.Dispose();
            _authority.Dispose();
            _changing.Release();
            _changing.Dispose();
        }
    }

    private static void Populate(LabState state, LabOptions options)
    {
        state.Users.Grant(Administrator, OrgIds.Root, Policy.OfRoles(s_administratorRoles));
        if (options.Fleet != LabFleet.None)
        {
            RecordedFleet.Populate(state, options.Fleet);
        }

        if (options.Synthetic is not null)
        {
            SyntheticHosts.AddTo(state, options.Synthetic);
        }

        foreach (EvidenceContainer container in options.Containers)
        {
            ContainerFleet.AddTo(container, state.Orgs.Root);
        }
    }
}
