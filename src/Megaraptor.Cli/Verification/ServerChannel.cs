using System.Net;
using System.Net.Sockets;
using Megaraptor.Lab.Verification;
using Megaraptor.Sdk.Configuration;

namespace Megaraptor.Cli.Verification;

/// <summary>The way to the server of a configuration.</summary>
internal static class ServerChannel
{
    /// <summary>Prepares the way. The configuration must outlive it.</summary>
    internal static VerificationChannel Open(ApiClientConfiguration configuration) => new(
        token => ConnectAsync(configuration.Address, token),
        configuration.PinnedServerName,
        configuration.CertificateAuthority,
        configuration.ClientCertificate);

    private static async ValueTask<Stream> ConnectAsync(ServerAddress address, CancellationToken cancellationToken)
    {
        Socket socket = address.SocketPath is null
            ? new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true }
            : new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            EndPoint endPoint = address.SocketPath is { } path ? new UnixDomainSocketEndPoint(path) : new DnsEndPoint(address.Host, address.Port);
            await socket.ConnectAsync(endPoint, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
