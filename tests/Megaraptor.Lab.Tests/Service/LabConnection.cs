using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Grpc.Net.Client;

namespace Megaraptor.Lab.Tests.Service;

/// <summary>A channel to a Lab out of an <c>api_client.yaml</c>, as any client would open it.</summary>
internal sealed class LabConnection : IDisposable
{
    private readonly X509Certificate2 _certificate;
    private readonly X509Certificate2 _authority;

    public LabConnection(string yaml)
        : this(yaml, cancellationToken => ConnectAsync(IPEndPoint.Parse(Line(yaml, "api_connection_string")), cancellationToken))
    {
    }

    public LabConnection(string yaml, Func<CancellationToken, ValueTask<Stream>> connect)
    {
        _certificate = X509Certificate2.CreateFromPem(Block(yaml, "client_cert"), Block(yaml, "client_private_key"));
        _authority = X509Certificate2.CreateFromPem(Block(yaml, "ca_certificate"));
        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            ConnectCallback = (_, cancellationToken) => connect(cancellationToken),
        };
        handler.SslOptions.ClientCertificates = [_certificate];
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            CustomTrustStore = { _authority },
        };
        Channel = GrpcChannel.ForAddress("https://VelociraptorServer", new GrpcChannelOptions { HttpHandler = handler, DisposeHttpClient = true, MaxReceiveMessageSize = null });
    }

    public GrpcChannel Channel { get; }

    public void Dispose()
    {
        Channel.Dispose();
        _certificate.Dispose();
        _authority.Dispose();
    }

    /// <summary>A literal block of the text.</summary>
    public static string Block(string yaml, string key) => string.Join(
        '\n',
        yaml.Split('\n').SkipWhile(line => line != key + ": |").Skip(1).TakeWhile(static line => line.StartsWith("  ", StringComparison.Ordinal)).Select(static line => line.Trim()));

    private static async ValueTask<Stream> ConnectAsync(IPEndPoint address, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(address, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private static string Line(string yaml, string key) => yaml.Split('\n').Single(line => line.StartsWith(key + ": ", StringComparison.Ordinal))[(key.Length + 2)..];
}
