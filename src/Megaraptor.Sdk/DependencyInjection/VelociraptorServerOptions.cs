using Megaraptor.Sdk.Configuration;

namespace Megaraptor.Sdk.DependencyInjection;

/// <summary>How an application reaches a server. Checked when the application starts, and copied when the client is made.</summary>
/// <remarks>
/// A <see cref="ConfigPath"/> wins entirely; otherwise the single values count; a server without a name that has neither is
/// looked for in the environment. A class and not a record: a record would print the key.
/// </remarks>
public sealed class VelociraptorServerOptions
{
    private readonly VelociraptorClientOptions _defaults = new();
    private TimeSpan? _queryTimeout;
    private TimeSpan? _connectTimeout;

    /// <summary>The path of an <c>api_client.yaml</c>; a leading <c>~</c> is the home folder.</summary>
    public string? ConfigPath { get; set; }

    /// <summary>The address of the API: <c>host:port</c>, <c>https://host:port</c> or <c>unix:///path</c>.</summary>
    public string? Url { get; set; }

    /// <summary>The client's certificate, as PEM or as the path of a PEM file.</summary>
    public string? ClientCertificate { get; set; }

    /// <summary>The client's private key, as PEM or as the path of a PEM file.</summary>
    public string? ClientKey { get; set; }

    /// <summary>The CA's certificate, as PEM or as the path of a PEM file.</summary>
    public string? CertificateAuthority { get; set; }

    /// <summary>Where the password of an encrypted key comes from; wins over <see cref="KeyPasswordFile"/> and <see cref="KeyPasswordVariable"/>.</summary>
    public KeyPassword? KeyPassword { get; set; }

    /// <summary>The file whose first line is the password of the key; mode 0600.</summary>
    public string? KeyPasswordFile { get; set; }

    /// <summary>The environment variable that holds the password of the key.</summary>
    public string? KeyPasswordVariable { get; set; }

    /// <summary>The org in which queries run; null for the org of the identity.</summary>
    public string? OrgId { get; set; }

    /// <summary>How long a query may run on the server unless the call says otherwise; from 1 second up. Default: 60 seconds.</summary>
    public TimeSpan QueryTimeout
    {
        get => _queryTimeout ?? _defaults.QueryTimeout;
        set => _queryTimeout = value;
    }

    /// <summary>How long connecting and the TLS handshake may take together; more than zero. Default: 10 seconds.</summary>
    public TimeSpan ConnectTimeout
    {
        get => _connectTimeout ?? _defaults.ConnectTimeout;
        set => _connectTimeout = value;
    }

    /// <summary>Whether traces carry the VQL and the values that it names. They may hold case data; off by default.</summary>
    public bool EnableSensitiveData { get; set; }

    /// <summary>Where the options were read from, for messages: "Velociraptor:Lab".</summary>
    internal string Source { get; set; } = "VelociraptorServerOptions";

    /// <summary>What is wrong with the section that the options were read from.</summary>
    internal List<string> Problems { get; } = [];
}
