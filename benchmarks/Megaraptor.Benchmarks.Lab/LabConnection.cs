using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Grpc.Core;
using Grpc.Net.Client;
using Megaraptor.Lab;
using Megaraptor.Wire;

namespace Megaraptor.Benchmarks.Lab;

/// <summary>A client of a Lab over gRPC, TCP and mutual TLS, that counts what it receives.</summary>
internal sealed class LabConnection : IDisposable
{
    private readonly X509Certificate2 _certificate;
    private readonly X509Certificate2 _authority;
    private readonly GrpcChannel _channel;
    private readonly API.APIClient _client;

    /// <summary>Connects as the administrator.</summary>
    /// <param name="lab">The Lab.</param>
    public LabConnection(LabServer lab)
    {
        string yaml = lab.CreateApiClientYaml("admin");
        IPEndPoint address = IPEndPoint.Parse(lab.Address);
        _certificate = X509Certificate2.CreateFromPem(Block(yaml, "client_cert"), Block(yaml, "client_private_key"));
        _authority = X509Certificate2.CreateFromPem(Block(yaml, "ca_certificate"));
        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            ConnectCallback = async (_, cancellationToken) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync(address, cancellationToken).ConfigureAwait(false);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        handler.SslOptions.ClientCertificates = [_certificate];
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            CustomTrustStore = { _authority },
        };
        _channel = GrpcChannel.ForAddress("https://VelociraptorServer", new GrpcChannelOptions { HttpHandler = handler, DisposeHttpClient = true, MaxReceiveMessageSize = null });
        _client = new API.APIClient(_channel);
    }

    /// <summary>Runs a query to its end.</summary>
    /// <param name="vql">The query.</param>
    /// <returns>How many bytes of rows came.</returns>
    public async Task<long> RunAsync(string vql)
    {
        var request = new VQLCollectorArgs { MaxRow = 1000 };
        request.Query.Add(new VQLRequest { Name = "Query", VQL = vql });
        using AsyncServerStreamingCall<VQLResponse> call = _client.Query(request);
        long bytes = 0;
        while (await call.ResponseStream.MoveNext(CancellationToken.None).ConfigureAwait(false))
        {
            bytes += call.ResponseStream.Current.Response.Length;
        }

        return bytes;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _channel.Dispose();
        _certificate.Dispose();
        _authority.Dispose();
    }

    /// <summary>A literal block of the configuration.</summary>
    private static string Block(string yaml, string key) => string.Join(
        '\n',
        yaml.Split('\n').SkipWhile(line => line != key + ": |").Skip(1).TakeWhile(static line => line.StartsWith("  ", StringComparison.Ordinal)).Select(static line => line.Trim()));
}
