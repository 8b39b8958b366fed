using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Megaraptor.Sdk.Tests.Configuration;

/// <summary>Writes the text of an api_client.yaml, with the keys that a test wants.</summary>
internal static class ApiClientYaml
{
    internal static string KeyPem(X509Certificate2 certificate)
    {
        using ECDsa key = certificate.GetECDsaPrivateKey()!;
        return key.ExportPkcs8PrivateKeyPem();
    }

    internal static string Of(TestAuthority authority, X509Certificate2 client, string address = "127.0.0.1:8001") => Write(
        ("ca_certificate", authority.Pem),
        ("client_cert", client.ExportCertificatePem()),
        ("client_private_key", KeyPem(client)),
        ("api_connection_string", address),
        ("name", "test"));

    internal static string Write(params (string Key, string Value)[] keys)
    {
        var text = new StringBuilder();
        foreach ((string key, string value) in keys)
        {
            text.Append(key).Append(": ");
            if (value.Contains('\n', StringComparison.Ordinal))
            {
                text.Append("|\n");
                foreach (string line in value.TrimEnd('\n').Split('\n'))
                {
                    text.Append("  ").Append(line).Append('\n');
                }
            }
            else
            {
                text.Append(value).Append('\n');
            }
        }

        return text.ToString();
    }
}
