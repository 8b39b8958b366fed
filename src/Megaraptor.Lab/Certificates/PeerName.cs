using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Megaraptor.Lab.Certificates;

/// <summary>Who a peer is, by its certificate.</summary>
internal static class PeerName
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string CommonName = "2.5.4.3";

    /// <summary>The user that a certificate stands for: its common name, or else its first alternative name.</summary>
    /// <returns>The name. Empty for a certificate that is for clients only: the server checks it a second time, with the usage of a server.</returns>
    public static string Of(X509Certificate2 certificate)
    {
        if (!IsForServers(certificate))
        {
            return "";
        }

        foreach (X500RelativeDistinguishedName part in certificate.SubjectName.EnumerateRelativeDistinguishedNames())
        {
            if (!part.HasMultipleElements && part.GetSingleElementType().Value == CommonName && part.GetSingleElementValue() is { Length: > 0 } name)
            {
                return name;
            }
        }

        X509SubjectAlternativeNameExtension? names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().FirstOrDefault();
        return names?.EnumerateDnsNames().FirstOrDefault() ?? names?.EnumerateIPAddresses().FirstOrDefault()?.ToString() ?? "";
    }

    private static bool IsForServers(X509Certificate2 certificate)
    {
        X509EnhancedKeyUsageExtension? usages = certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().FirstOrDefault();
        return usages is null || usages.EnhancedKeyUsages.Cast<Oid>().Any(static usage => usage.Value == ServerAuthentication);
    }
}
