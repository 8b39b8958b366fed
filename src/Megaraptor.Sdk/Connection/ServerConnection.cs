using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using Grpc.Net.Client;
using Megaraptor.Sdk.Configuration;
using Megaraptor.Sdk.LongRunning;
using Megaraptor.Sdk.Versions;
using Megaraptor.Wire;

namespace Megaraptor.Sdk.Connection;

/// <summary>The one channel to a server: opened at the first call, shared by everything that talks to it.</summary>
internal sealed class ServerConnection : IAsyncDisposable
{
    private readonly Lazy<Channel> _channel;

    private readonly TimeSpan _connectTimeout;

    internal ServerConnection(ApiClientConfiguration configuration, TimeSpan connectTimeout)
    {
        _connectTimeout = connectTimeout;
        Configuration = configuration;
        _channel = new Lazy<Channel>(Open);
    }

    internal ApiClientConfiguration Configuration { get; }

    internal API.APIClient Api => _channel.Value.Api;

    /// <summary>What went wrong with TLS in the last handshake, which the gRPC status does not say.</summary>
    internal HandshakeWatch Handshake { get; } = new();

    /// <summary>Who tells of the ends of flows, by org: one stream for all who wait.</summary>
    internal CompletionWatches Completions { get; } = new();

    /// <summary>What was learnt of the server behind it.</summary>
    internal ServerFacts Facts { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await Completions.DisposeAsync().ConfigureAwait(false);
        if (_channel.IsValueCreated)
        {
            await _channel.Value.Grpc.ShutdownAsync().ConfigureAwait(false);
            _channel.Value.Grpc.Dispose();
        }

        Configuration.Dispose();
    }

    private Channel Open()
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
            SslOptions = new SslClientAuthenticationOptions
            {
                EnabledSslProtocols = SslProtocols.Tls13,
                ClientCertificateContext = SslStreamCertificateContext.Create(Configuration.ClientCertificate, additionalCertificates: null, offline: true),
                CertificateChainPolicy = CertificateTrust.Policy(Configuration.CertificateAuthority),
                RemoteCertificateValidationCallback = Handshake.Validate,
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
        return new Channel(grpc, new API.APIClient(grpc));
    }

    private async ValueTask<Stream> DialAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        Handshake.Reset();
        ServerAddress address = Configuration.Address;
        var socket = address.SocketPath is null
            ? new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true }
            : new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(address.EndPoint, cancellationToken).ConfigureAwait(false);
            Handshake.Connected();
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed record Channel(GrpcChannel Grpc, API.APIClient Api);
}
