using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using Grpc.Net.Client;
using Megaraptor.Sdk.Configuration;
using Megaraptor.Wire;

namespace Megaraptor.Sdk.Connection;

/// <summary>A channel with one configuration: opened at the first call.</summary>
internal sealed class ServerChannel : IAsyncDisposable, IDisposable
{
    /// <summary>What may be on its way unread, in bytes: a few parts of rows. By default the server waits in the middle of each part until its beginning has been read.</summary>
    private const int WindowSize = 2 * 1024 * 1024;

    /// <summary>The server takes pings only while a call runs, and not more often than every five minutes; else it closes the connection.</summary>
    private static readonly TimeSpan s_pingDelay = TimeSpan.FromMinutes(6);

    private readonly Lazy<Opened> _opened;
    private readonly HandshakeWatch _handshake;
    private readonly TimeSpan _connectTimeout;
    private readonly Func<CancellationToken, ValueTask<Stream>>? _dial;

    internal ServerChannel(ApiClientConfiguration configuration, HandshakeWatch handshake, TimeSpan connectTimeout, Func<CancellationToken, ValueTask<Stream>>? dial)
    {
        _dial = dial;
        Configuration = configuration;
        _handshake = handshake;
        _connectTimeout = connectTimeout;
        _opened = new Lazy<Opened>(Open);
    }

    internal ApiClientConfiguration Configuration { get; }

    internal API.APIClient Api => _opened.Value.Api;

    public async ValueTask DisposeAsync()
    {
        if (_opened.IsValueCreated)
        {
            await _opened.Value.Grpc.ShutdownAsync().ConfigureAwait(false);
        }

        Dispose();
    }

    public void Dispose()
    {
        if (_opened.IsValueCreated)
        {
            _opened.Value.Grpc.Dispose();
        }

        Configuration.Dispose();
    }

    private Opened Open()
    {
        MacTls.OptIn();
        var handler = new SocketsHttpHandler
        {
            // The framework puts the URI's host into the handshake as the name to expect; so the URI carries the pinned name,
            // and the real host is dialled here. A proxy would be asked for the pinned name: none is used.
            ConnectCallback = DialAsync,
            UseProxy = false,
            ConnectTimeout = _connectTimeout,
            EnableMultipleHttp2Connections = true,
            InitialHttp2StreamWindowSize = WindowSize,
            KeepAlivePingDelay = s_pingDelay,
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
            SslOptions = new SslClientAuthenticationOptions
            {
                EnabledSslProtocols = SslProtocols.Tls13,
                ClientCertificateContext = SslStreamCertificateContext.Create(Configuration.ClientCertificate, additionalCertificates: null, offline: true),
                CertificateChainPolicy = CertificateTrust.Policy(Configuration.CertificateAuthority),
                RemoteCertificateValidationCallback = _handshake.Validate,
            },
        };
        GrpcChannel grpc = GrpcChannel.ForAddress(
            $"https://{Configuration.PinnedServerName}",
            new GrpcChannelOptions
            {
                HttpHandler = handler,
                DisposeHttpClient = true,
                MaxReceiveMessageSize = Configuration.MaxReceiveBytes,
                MaxRetryAttempts = null,
            });
        return new Opened(grpc, new API.APIClient(grpc));
    }

    private async ValueTask<Stream> DialAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        _handshake.Reset();
        if (_dial is not null)
        {
            Stream stream = await _dial(cancellationToken).ConfigureAwait(false);
            _handshake.Connected();
            return stream;
        }

        ServerAddress address = Configuration.Address;
        var socket = address.SocketPath is null
            ? new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true }
            : new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(address.EndPoint, cancellationToken).ConfigureAwait(false);
            _handshake.Connected();
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed record Opened(GrpcChannel Grpc, API.APIClient Api);
}
