using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Grpc.Core;
using Grpc.Net.Client;

namespace Megaraptor.Lab.Verification;

/// <summary>A way to a server as one of its users, with mutual TLS 1.3, and without a limit for the size of messages.</summary>
public sealed class VerificationChannel : IDisposable
{
    private readonly GrpcChannel _channel;

    /// <summary>Prepares the way; nothing is opened before the first call.</summary>
    /// <param name="connect">Opens a connection to the server.</param>
    /// <param name="serverName">The name that the server's certificate must carry.</param>
    /// <param name="authority">The only root that the server's certificate may chain to. It stays the caller's, and must outlive the channel.</param>
    /// <param name="identity">The user's certificate with its key. It stays the caller's, and must outlive the channel.</param>
    public VerificationChannel(Func<CancellationToken, ValueTask<Stream>> connect, string serverName, X509Certificate2 authority, X509Certificate2 identity)
    {
        ArgumentNullException.ThrowIfNull(connect);
        ArgumentException.ThrowIfNullOrEmpty(serverName);
        var handler = new SocketsHttpHandler { UseProxy = false, ConnectCallback = (_, cancellationToken) => connect(cancellationToken) };
        handler.SslOptions.EnabledSslProtocols = SslProtocols.Tls13;
        handler.SslOptions.ClientCertificates = [identity];
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            CustomTrustStore = { authority },
        };
        _channel = GrpcChannel.ForAddress($"https://{serverName}", new GrpcChannelOptions { HttpHandler = handler, DisposeHttpClient = true, MaxReceiveMessageSize = null });
        Invoker = _channel.CreateCallInvoker();
    }

    /// <summary>Makes the calls.</summary>
    public CallInvoker Invoker { get; }

    /// <inheritdoc/>
    public void Dispose() => _channel.Dispose();
}
