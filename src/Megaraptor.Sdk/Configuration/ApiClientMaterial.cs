using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Megaraptor.Sdk.Errors;

namespace Megaraptor.Sdk.Configuration;

/// <summary>The texts of an API client configuration before anything in them was checked.</summary>
/// <remarks>A class and not a record: a record would print the key.</remarks>
internal sealed class ApiClientMaterial
{
    internal required string? Address { get; init; }

    internal required string? CertificateAuthority { get; init; }

    internal required string? ClientCertificate { get; init; }

    internal required string? PrivateKey { get; init; }

    internal string? PinnedServerName { get; init; }

    internal int MaxReceiveBytes { get; init; } = ApiClientConfiguration.DefaultMaxReceiveBytes;

    internal List<string> Warnings { get; } = [];

    /// <summary>How the keys are called where they come from: YAML keys, or variables.</summary>
    internal MaterialNames Names { get; init; } = MaterialNames.Yaml;

    /// <summary>Parses and checks everything, so that a broken configuration is found before the first call.</summary>
    /// <param name="source">Where it came from, for messages.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="keyPassword">Where the password of an encrypted key comes from; null for the environment.</param>
    /// <returns>The configuration.</returns>
    internal ApiClientConfiguration Check(string source, TimeProvider timeProvider, KeyPassword? keyPassword)
    {
        string[] missing =
        [
            .. Missing(Names.CertificateAuthority, CertificateAuthority), .. Missing(Names.ClientCertificate, ClientCertificate),
            .. Missing(Names.PrivateKey, PrivateKey), .. Missing(Names.Address, Address),
        ];
        if (missing.Length > 0)
        {
            throw new ConfigurationException(
                $"{source} lacks {string.Join(", ", missing)}.",
                "Write the file anew on the server: velociraptor --config server.config.yaml config api_client --name NAME --role api,investigator api_client.yaml.");
        }

        ServerAddress address = ServerAddress.Parse(Address!, $"{Names.Address} in {source}");
        X509Certificate2 authority = ParseCertificate(CertificateAuthority!, Names.CertificateAuthority, source);
        X509Certificate2 client = ParseClient(source, keyPassword);
        CertificateChecks.Check(client, authority, source, timeProvider, Warnings);
        return new ApiClientConfiguration(
            source,
            address,
            authority,
            client,
            string.IsNullOrWhiteSpace(PinnedServerName) ? ApiClientConfiguration.DefaultPinnedServerName : PinnedServerName.Trim(),
            MaxReceiveBytes,
            Warnings);
    }

    private static string[] Missing(string name, string? value) => string.IsNullOrWhiteSpace(value) ? [name] : [];

    private static X509Certificate2 ParseCertificate(string pem, string name, string source)
    {
        try
        {
            return X509Certificate2.CreateFromPem(pem);
        }
        catch (CryptographicException)
        {
            throw new ConfigurationException(
                $"{name} in {source} is not a PEM certificate.",
                $"It begins with -----BEGIN CERTIFICATE----- and ends with -----END CERTIFICATE-----; the copy is probably cut short. Write the file anew on the server with: velociraptor config api_client.");
        }
    }

    private X509Certificate2 ParseClient(string source, KeyPassword? keyPassword)
    {
        using X509Certificate2 certificate = ParseCertificate(ClientCertificate!, Names.ClientCertificate, source);
        using AsymmetricAlgorithm parsed = ParseKey(source, keyPassword);
        if (PrivateKeyPem.TryPair(certificate, parsed) is not { } pair)
        {
            throw new ConfigurationException(
                $"{Names.PrivateKey} and {Names.ClientCertificate} in {source} do not belong together.",
                "Both must come from the same run of: velociraptor config api_client.");
        }

        return PrivateKeyPem.ForHandshake(pair);
    }

    private AsymmetricAlgorithm ParseKey(string source, KeyPassword? keyPassword)
    {
        string key = PrivateKey!;
        string what = $"{Names.PrivateKey} in {source}";
        if (!PrivateKeyPem.IsEncrypted(key))
        {
            return PrivateKeyPem.TryParse(key) ?? throw new ConfigurationException(
                $"{what} is not a PEM private key.",
                "It begins with -----BEGIN and ends with PRIVATE KEY-----; the copy is probably cut short.");
        }

        string password = (keyPassword ?? KeyPassword.FromEnvironment()).Find(what, source);
        return PrivateKeyPem.TryDecrypt(key, password, what) ?? throw new ConfigurationException(
            $"The password does not open {what}.",
            "Check the password that was typed when 'velociraptor config api_client --password' wrote the file; or have the file made anew.");
    }
}
