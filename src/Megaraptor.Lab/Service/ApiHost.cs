using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Megaraptor.Lab.Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Megaraptor.Lab.Service;

/// <summary>The listener: HTTP/2 over TLS 1.3 on the loopback address, for peers with a certificate of the Lab's authority only.</summary>
internal sealed class ApiHost : IAsyncDisposable
{
    /// <summary>How long a stopping host waits for calls to end. They were cancelled before, so they end at once.</summary>
    private static readonly TimeSpan s_shutdown = TimeSpan.FromSeconds(2);

    private readonly WebApplication _application;
    private readonly X509Certificate2 _certificate;

    private readonly InMemoryListener _memory;
    private readonly ConnectionCount _connections;
    private int _disposed;

    private ApiHost(WebApplication application, X509Certificate2 certificate, InMemoryListener memory, ConnectionCount connections, string address)
    {
        _connections = connections;
        _application = application;
        _certificate = certificate;
        _memory = memory;
        Address = address;
    }

    /// <summary>Host and port; <c>memory</c> when there is no port.</summary>
    public string Address { get; }

    /// <summary>The port; null when there is none.</summary>
    public int? Port => IPEndPoint.TryParse(Address, out IPEndPoint? end) ? end.Port : null;

    /// <summary>How many connections are open.</summary>
    public int OpenConnections => _connections.Open;

    /// <summary>Opens a connection that stays in the process.</summary>
    public Stream Connect() => _memory.Connect();

    /// <summary>Starts to listen.</summary>
    /// <param name="port">The port; 0 for any, null for none.</param>
    /// <param name="presented">Which certificate the server presents.</param>
    /// <param name="authority">Who issues the server's certificate and must have issued the peers'.</param>
    /// <param name="service">What answers the calls.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    public static async Task<ApiHost> StartAsync(int? port, LabCertificate presented, Task<CertificateAuthority> authority, ApiService service, CancellationToken cancellationToken)
    {
        // Keys and listener are made at the same time; the first connection needs both.
        Task<X509Certificate2> certificate = IssueAsync(presented, authority);
        var memory = new InMemoryListener();
        var connections = new ConnectionCount();
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;

            // The limits of gRPC apply to messages; a stream of rows is longer than any request body limit.
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Listen(memory.EndPoint, Configure);
            if (port is { } number)
            {
                kestrel.Listen(IPAddress.Loopback, number, Configure);
            }
        });
        builder.Services.AddSingleton<IConnectionListenerFactory>(new InMemoryListenerFactory(memory));
        builder.Services.AddRouting();
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(service);
        builder.Services.Configure<HostOptions>(static host => host.ShutdownTimeout = s_shutdown);

        WebApplication application = builder.Build();
        application.MapGrpcService<ApiService>();
        try
        {
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await application.DisposeAsync().ConfigureAwait(false);
            (await certificate.ConfigureAwait(false)).Dispose();
            throw;
        }

        string? address = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses
            .Select(static address => new Uri(address))
            .Where(static address => address.IsLoopback)
            .Select(static address => $"{address.Host}:{address.Port}")
            .FirstOrDefault();
        return new ApiHost(application, await certificate.ConfigureAwait(false), memory, connections, address ?? memory.EndPoint.ToString()!);

        void Configure(ListenOptions listen)
        {
            listen.Protocols = HttpProtocols.Http2;
            listen.Use(connections.Count);
            listen.UseHttps(https =>
            {
                https.ServerCertificateSelector = (_, _) => certificate.Result;
                https.SslProtocols = SslProtocols.Tls13;
                https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                https.CheckCertificateRevocation = false;
                https.ClientCertificateValidation = (peer, _, _) => authority.Result.Accepts(peer, TimeProvider.System.GetUtcNow());
            });
            listen.Use(ConnectionPeer.Read);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        await _application.StopAsync().ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
        _certificate.Dispose();
    }

    private static async Task<X509Certificate2> IssueAsync(LabCertificate presented, Task<CertificateAuthority> authority) =>
        Usable(ServerCertificate.Issue(presented, await authority.ConfigureAwait(false), TimeProvider.System.GetUtcNow()));

    /// <summary>On Windows the TLS stack cannot use a key that lives in memory only.</summary>
    private static X509Certificate2 Usable(X509Certificate2 certificate)
    {
        if (!OperatingSystem.IsWindows())
        {
            return certificate;
        }

        using (certificate)
        {
            return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
        }
    }
}
