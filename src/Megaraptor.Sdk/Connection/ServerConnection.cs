using Megaraptor.Sdk.Configuration;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.LongRunning;
using Megaraptor.Sdk.Telemetry;
using Megaraptor.Sdk.Versions;
using Megaraptor.Wire;

namespace Megaraptor.Sdk.Connection;

/// <summary>
/// The way to a server, shared by everything that talks to it. When the file of the configuration was replaced, new calls go
/// over a new channel with the new certificate, and those that run end on the one they began on.
/// </summary>
internal sealed class ServerConnection : IAsyncDisposable, IDisposable
{
    private readonly Lock _gate = new();
    private readonly TimeSpan _connectTimeout;
    private readonly Func<CancellationToken, ValueTask<Stream>>? _dial;
    private readonly ClientLog _log;

    // A replaced channel closes its idle sockets by itself, and may still carry a call: it goes with the client. Certificates change a few times a year.
    private readonly List<ServerChannel> _replaced = [];
    private volatile ServerChannel _current;
    private FileVersion _seen;
    private int _warned;

    internal ServerConnection(ApiClientConfiguration configuration, TimeSpan connectTimeout, ClientLog log, Func<CancellationToken, ValueTask<Stream>>? dial)
    {
        _dial = dial;
        _connectTimeout = connectTimeout;
        _log = log;
        _current = new ServerChannel(configuration, Handshake, connectTimeout, dial);
        _seen = configuration.File?.Version ?? default;
    }

    internal ApiClientConfiguration Configuration => _current.Configuration;

    /// <summary>What calls go over from now on.</summary>
    internal API.APIClient Api
    {
        get
        {
            Reload();
            if (Interlocked.Exchange(ref _warned, 1) == 0)
            {
                Warn(Configuration);
            }

            return _current.Api;
        }
    }

    /// <summary>What went wrong with TLS in the last handshake, which the gRPC status does not say.</summary>
    internal HandshakeWatch Handshake { get; } = new();

    /// <summary>Who tells of the ends of flows, by org: one stream for all who wait.</summary>
    internal CompletionWatches Completions { get; } = new();

    /// <summary>What was learnt of the server behind it.</summary>
    internal ServerFacts Facts { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await Completions.DisposeAsync().ConfigureAwait(false);
        foreach (ServerChannel channel in All())
        {
            await channel.DisposeAsync().ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        Completions.Stop();
        foreach (ServerChannel channel in All())
        {
            channel.Dispose();
        }
    }

    private ServerChannel[] All()
    {
        lock (_gate)
        {
            return [_current, .. _replaced];
        }
    }

    private void Reload()
    {
        if (_current.Configuration.File is not { } file)
        {
            return;
        }

        FileVersion now = FileVersion.Of(file.Path);
        lock (_gate)
        {
            // A file that is not there is being replaced, or is gone while its certificate still serves.
            if (now == _seen || now == default)
            {
                return;
            }

            _seen = now;
            Replace(file);
        }
    }

    private void Replace(ConfigurationFile file)
    {
        try
        {
            ApiClientConfiguration next = file.Read();
            if (next.Connects(Configuration))
            {
                next.Dispose();
                return;
            }

            Warn(next);
            _replaced.Add(_current);
            _current = new ServerChannel(next, Handshake, _connectTimeout, _dial);
            _log.Reloaded(file.Path, next.Identity);
        }
        catch (ConfigurationException failure)
        {
            _log.NotReloaded(file.Path, $"{failure.Message} {failure.Hint}");
        }
    }

    private void Warn(ApiClientConfiguration configuration)
    {
        foreach (string warning in configuration.Warnings)
        {
            _log.ConfigurationWarning(warning);
        }
    }
}
