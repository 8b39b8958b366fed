using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using Megaraptor.Lab.Identity;

namespace Megaraptor.Lab.Certificates;

/// <summary>Issues what the server presents to its callers, right or wrong.</summary>
internal static class ServerCertificate
{
    private const string OtherName = "OtherServer";

    /// <summary>Issues a certificate with its private key.</summary>
    /// <param name="kind">What is right or wrong with it.</param>
    /// <param name="authority">The Lab's authority.</param>
    /// <param name="now">The time of the machine's clock.</param>
    public static X509Certificate2 Issue(LabCertificate kind, CertificateAuthority authority, DateTimeOffset now)
    {
        switch (kind)
        {
            case LabCertificate.Valid:
                return authority.Issue(UserDirectory.ServerName);
            case LabCertificate.Expired:
                return authority.Issue(UserDirectory.ServerName, new CertificateVariation(NotAfter: now.AddMinutes(-1)));
            case LabCertificate.OtherName:
                return authority.Issue(OtherName);
            case LabCertificate.OtherAuthority:
                using (var other = new CertificateAuthority(now))
                {
                    return other.Issue(UserDirectory.ServerName);
                }

            default:
                throw new UnreachableException($"There is no certificate {kind}.");
        }
    }
}
