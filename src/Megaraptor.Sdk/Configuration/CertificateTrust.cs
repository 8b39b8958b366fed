using System.Security.Cryptography.X509Certificates;

namespace Megaraptor.Sdk.Configuration;

/// <summary>How certificates are trusted: chained to the configured CA and to nothing else. Velociraptor publishes no revocation lists.</summary>
internal static class CertificateTrust
{
    internal static X509ChainPolicy Policy(X509Certificate2 authority, DateTimeOffset? now = null)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.Add(authority);
        if (now is { } time)
        {
            policy.VerificationTime = time.LocalDateTime;
            policy.VerificationTimeIgnored = false;
        }

        return policy;
    }
}
