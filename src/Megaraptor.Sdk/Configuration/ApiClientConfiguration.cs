using System.Security.Cryptography.X509Certificates;
using Megaraptor.Sdk.Errors;

namespace Megaraptor.Sdk.Configuration;

/// <summary>What an API client needs to reach a server: address, certificates and private key. Holds secrets; nothing here prints them.</summary>
/// <remarks>It is what <c>velociraptor config api_client</c> writes to <c>api_client.yaml</c>, parsed and checked.</remarks>
public sealed class ApiClientConfiguration : IDisposable
{
    /// <summary>The name in the certificate of every stock Velociraptor server.</summary>
    public const string DefaultPinnedServerName = "VelociraptorServer";

    /// <summary>The receive limit where the configuration names none: 64 MiB.</summary>
    public const int DefaultMaxReceiveBytes = 64 << 20;

    internal ApiClientConfiguration(
        string source,
        ServerAddress address,
        X509Certificate2 certificateAuthority,
        X509Certificate2 clientCertificate,
        string pinnedServerName,
        int maxReceiveBytes,
        IReadOnlyList<string> warnings)
    {
        Source = source;
        Address = address;
        CertificateAuthority = certificateAuthority;
        ClientCertificate = clientCertificate;
        PinnedServerName = pinnedServerName;
        MaxReceiveBytes = maxReceiveBytes;
        Warnings = warnings;
    }

    /// <summary>Where it came from: a path, or "environment".</summary>
    public string Source { get; }

    /// <summary>Where the server's API listens.</summary>
    public ServerAddress Address { get; }

    /// <summary>The only root that the server's certificate may chain to.</summary>
    public X509Certificate2 CertificateAuthority { get; }

    /// <summary>The certificate that names this client, with its private key.</summary>
    public X509Certificate2 ClientCertificate { get; }

    /// <summary>The name that the server's certificate must carry, whatever host is dialled.</summary>
    public string PinnedServerName { get; }

    /// <summary>The largest message to receive, in bytes.</summary>
    public int MaxReceiveBytes { get; }

    /// <summary>What a person should know although it works, such as a certificate that soon expires.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>The name in the client's certificate: the user that the server sees.</summary>
    public string Identity => ClientCertificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);

    /// <summary>The file that it was read from, which may be replaced while it is used; null when it came from elsewhere.</summary>
    internal ConfigurationFile? File { get; private set; }

    /// <summary>Reads and checks a file as <c>velociraptor config api_client</c> writes it.</summary>
    /// <param name="path">The path of the file; a leading <c>~</c> is the home folder.</param>
    /// <param name="timeProvider">The clock against which certificates are checked; null for the system's.</param>
    /// <param name="keyPassword">Where the password of an encrypted key comes from; null for the environment, see <see cref="KeyPassword.FromEnvironment"/>.</param>
    /// <returns>The configuration.</returns>
    /// <exception cref="ConfigurationException">The file is missing, readable by others than its owner, or its content is incomplete, broken or expired.</exception>
    public static ApiClientConfiguration FromFile(string path, TimeProvider? timeProvider = null, KeyPassword? keyPassword = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        string full = UserPath.Expand(path);
        TimeProvider clock = timeProvider ?? TimeProvider.System;
        var version = FileVersion.Of(full);
        ApiClientConfiguration configuration = ApiClientFile.Read(full).Check(full, clock, keyPassword);
        configuration.File = new ConfigurationFile(full, version, () => FromFile(full, clock, keyPassword));
        return configuration;
    }

    /// <summary>Reads and checks the text of an <c>api_client.yaml</c>.</summary>
    /// <param name="yaml">The text. It holds a private key.</param>
    /// <param name="source">Where it came from, for messages.</param>
    /// <param name="timeProvider">The clock against which certificates are checked; null for the system's.</param>
    /// <param name="keyPassword">Where the password of an encrypted key comes from; null for the environment, see <see cref="KeyPassword.FromEnvironment"/>.</param>
    /// <returns>The configuration.</returns>
    /// <exception cref="ConfigurationException">The content is incomplete, broken or expired.</exception>
    public static ApiClientConfiguration Parse(string yaml, string source, TimeProvider? timeProvider = null, KeyPassword? keyPassword = null)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        return ApiClientFile.Parse(yaml, source).Check(source, timeProvider ?? TimeProvider.System, keyPassword);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        CertificateAuthority.Dispose();
        ClientCertificate.Dispose();
    }

    /// <summary>Whether another configuration connects to the same place, as the same client, with the same trust.</summary>
    internal bool Connects(ApiClientConfiguration other) =>
        Address == other.Address
        && PinnedServerName == other.PinnedServerName
        && MaxReceiveBytes == other.MaxReceiveBytes
        && CertificateAuthority.RawDataMemory.Span.SequenceEqual(other.CertificateAuthority.RawDataMemory.Span)
        && ClientCertificate.RawDataMemory.Span.SequenceEqual(other.ClientCertificate.RawDataMemory.Span);

    /// <summary>Where the configuration came from and whom it connects; never a secret.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Identity} at {Address} ({Source})";
}
