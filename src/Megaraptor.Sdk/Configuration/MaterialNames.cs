namespace Megaraptor.Sdk.Configuration;

/// <summary>How the parts of a configuration are called where they come from, for messages that can be acted on.</summary>
internal sealed record MaterialNames(string Address, string CertificateAuthority, string ClientCertificate, string PrivateKey)
{
    internal static MaterialNames Yaml { get; } = new("api_connection_string", "ca_certificate", "client_cert", "client_private_key");

    internal static MaterialNames Environment { get; } = new(
        ConfigurationEnvironment.Url, ConfigurationEnvironment.CertificateAuthority, ConfigurationEnvironment.ClientCertificate, ConfigurationEnvironment.ClientKey);
}
