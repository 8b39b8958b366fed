using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Megaraptor.Lab.Certificates;

/// <summary>The text of an <c>api_client.yaml</c>: what a client needs to reach a server and to be someone there.</summary>
internal static class ApiClientFile
{
    /// <summary>Writes the text with the keys of a file that the real server generates.</summary>
    /// <param name="authority">The certificate that issued the server's and the user's.</param>
    /// <param name="user">The user's certificate, with its private key.</param>
    /// <param name="address">Host and port.</param>
    /// <param name="name">The user's name.</param>
    public static string Write(X509Certificate2 authority, X509Certificate2 user, string address, string name)
    {
        using ECDsa key = user.GetECDsaPrivateKey() ?? throw new ArgumentException("The certificate has no private key.", nameof(user));
        var yaml = new StringBuilder();
        AppendBlock(yaml, "ca_certificate", authority.ExportCertificatePem());
        AppendBlock(yaml, "client_cert", user.ExportCertificatePem());
        AppendBlock(yaml, "client_private_key", key.ExportPkcs8PrivateKeyPem());
        yaml.Append("api_connection_string: ").Append(address).Append('\n');
        yaml.Append("name: '").Append(name.Replace("'", "''", StringComparison.Ordinal)).Append("'\n");
        return yaml.ToString();
    }

    private static void AppendBlock(StringBuilder yaml, string key, string pem)
    {
        yaml.Append(key).Append(": |\n");
        foreach (ReadOnlySpan<char> line in pem.AsSpan().EnumerateLines())
        {
            yaml.Append("  ").Append(line).Append('\n');
        }
    }
}
