using Megaraptor.Lab.Certificates;
using Megaraptor.Lab.Service;

namespace Megaraptor.Lab;

/// <summary>x</summary>
public sealed class LabServer : IAsyncDisposable
{
    private readonly ApiHost _host;
    private readonly CertificateAuthority _authority;

    private LabServer(ApiHost host, CertificateAuthority authority) { _host = host; _authority = authority; }

    /// <summary>x</summary>
    public string Address => _host.Address;

    /// <summary>x</summary>
    public static async Task<LabServer> StartAsync(LabOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new LabOptions();
        var authority = new CertificateAuthority(TimeProvider.System.GetUtcNow());
        return new LabServer(await ApiHost.StartAsync(options.Port, authority, new ApiService(), cancellationToken).ConfigureAwait(false), authority);
    }

    /// <summary>x</summary>
    public string CreateApiClientYaml(string name, params string[] roles) => ApiClientFile.Write(_authority.Certificate, _authority.Issue(name), Address, name);

    /// <summary>x</summary>
    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync().ConfigureAwait(false);
        _authority.Dispose();
    }
}
