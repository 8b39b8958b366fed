using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Megaraptor.Sdk.Tests.Connection;

/// <summary>A listener on the loopback address that greets each connection in its own way and then closes it.</summary>
internal sealed class TlsListener : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<Stream, CancellationToken, Task> _greet;
    private readonly Task _accepting;

    private TlsListener(Func<Stream, CancellationToken, Task> greet)
    {
        _greet = greet;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    internal string Address => $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>Closes each connection without a word.</summary>
    internal static TlsListener Silent() => new(static (_, _) => Task.CompletedTask);

    /// <summary>Takes connections and never says a word, as a frozen server does.</summary>
    internal static TlsListener Frozen() => new(static (_, token) => Task.Delay(Timeout.Infinite, token));

    /// <summary>Answers in plain text, as a web server without TLS does.</summary>
    internal static TlsListener PlainText() => new(static (stream, token) => stream.WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray(), token).AsTask());

    /// <summary>Shakes hands with a certificate, and then drops the connection.</summary>
    internal static TlsListener Presenting(X509Certificate2 certificate, SslProtocols protocols = SslProtocols.Tls13) => new(async (stream, token) =>
    {
        await using var tls = new SslStream(stream);
        await tls.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions
            {
                ServerCertificate = certificate,
                ClientCertificateRequired = true,
                RemoteCertificateValidationCallback = static (_, certificate, _, _) => certificate is not null,
                EnabledSslProtocols = protocols,
                ApplicationProtocols = [SslApplicationProtocol.Http2],
            },
            token);
    });

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using TcpClient connection = await _listener.AcceptTcpClientAsync(_stop.Token);
                await _greet(connection.GetStream(), _stop.Token);
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or IOException or AuthenticationException)
            {
                // The other side gave up, which is what the tests are about.
            }
        }
    }
}
