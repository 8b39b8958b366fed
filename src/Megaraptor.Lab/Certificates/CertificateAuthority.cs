using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Megaraptor.Lab.Certificates;

/// <summary>The Lab's own authority: it lives in memory only, and issues the certificates of the server and of its users.</summary>
/// <remarks>The names and extensions are those of a Velociraptor deployment; the keys are P-256, which cost nothing to make, where the real ones are RSA.</remarks>
internal sealed class CertificateAuthority : IDisposable
{
    private const string Organization = "Velociraptor";
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    /// <summary>Leaf certificates begin in the past, so that a clock that is a little behind still accepts them.</summary>
    private static readonly TimeSpan s_skew = TimeSpan.FromHours(1);

    private readonly ECDsa _key;
    private readonly DateTimeOffset _notBefore;

    /// <summary>Makes a new authority.</summary>
    /// <param name="now">The time its certificates are issued at.</param>
    public CertificateAuthority(DateTimeOffset now)
    {
        _notBefore = now - s_skew;
        _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var subject = new X500DistinguishedNameBuilder();
        subject.AddOrganizationName("Velociraptor CA");
        var request = new CertificateRequest(subject.Build(), _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(
            X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment | X509KeyUsageFlags.KeyCertSign, critical: true));
        request.CertificateExtensions.Add(Usages([ServerAuthentication, ClientAuthentication]));
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        request.CertificateExtensions.Add(AlternativeName("Velociraptor_ca.velocidex.com"));
        Certificate = request.CreateSelfSigned(_notBefore, now.AddYears(10));
    }

    /// <summary>The authority's certificate.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>Issues a certificate for a name, with its private key.</summary>
    /// <param name="name">The common name and only alternative name.</param>
    /// <param name="validity">How it differs from an ordinary certificate of one year; null for an ordinary one.</param>
    public X509Certificate2 Issue(string name, CertificateVariation? validity = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var subject = new X500DistinguishedNameBuilder();
        subject.AddOrganizationName(Organization);
        subject.AddCommonName(name);
        var request = new CertificateRequest(subject.Build(), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment, critical: true));
        request.CertificateExtensions.Add(Usages(validity is { ForServers: false } ? [ClientAuthentication] : [ServerAuthentication, ClientAuthentication]));
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(Certificate, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        request.CertificateExtensions.Add(AlternativeName(name));

        DateTimeOffset notBefore = validity?.NotBefore ?? _notBefore;
        DateTimeOffset notAfter = validity?.NotAfter ?? _notBefore.AddDays(365);
        using X509Certificate2 certificate = request.Create(
            Certificate.SubjectName, X509SignatureGenerator.CreateForECDsa(_key), notBefore, notAfter, RandomNumberGenerator.GetBytes(16));
        return certificate.CopyWithPrivateKey(key);
    }

    /// <summary>Whether a certificate was issued by this authority and is valid now.</summary>
    /// <param name="certificate">The certificate that a peer presents.</param>
    /// <param name="now">The time of the Lab's clock.</param>
    public bool Accepts(X509Certificate2 certificate, DateTimeOffset now)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(Certificate);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = now.UtcDateTime;
        chain.ChainPolicy.VerificationTimeIgnored = false;
        return chain.Build(certificate);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Certificate.Dispose();
        _key.Dispose();
    }

    private static X509EnhancedKeyUsageExtension Usages(IEnumerable<string> usages)
    {
        var oids = new OidCollection();
        foreach (string usage in usages)
        {
            oids.Add(new Oid(usage));
        }

        return new X509EnhancedKeyUsageExtension(oids, critical: false);
    }

    private static X509Extension AlternativeName(string name)
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        return names.Build();
    }
}
