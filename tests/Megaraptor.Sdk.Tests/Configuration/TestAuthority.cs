using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Megaraptor.Sdk.Tests.Configuration;

/// <summary>A CA that issues what a test asks for, also what a real server never would.</summary>
internal sealed class TestAuthority : IDisposable
{
    internal const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";
    internal const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    private static readonly DateTimeOffset s_begin = DateTimeOffset.UtcNow.AddDays(-1);

    internal TestAuthority()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("O=Velociraptor CA", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        Certificate = request.CreateSelfSigned(s_begin.AddYears(-5), s_begin.AddYears(10));
    }

    internal X509Certificate2 Certificate { get; }

    internal string Pem => Certificate.ExportCertificatePem();

    internal X509Certificate2 Issue(
        string name,
        DateTimeOffset? notBefore = null,
        DateTimeOffset? notAfter = null,
        string[]? usages = null,
        string[]? dnsNames = null)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        OidCollection oids = [];
        foreach (string usage in usages ?? [ClientAuthentication, ServerAuthentication])
        {
            oids.Add(new Oid(usage));
        }

        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(oids, critical: false));
        var names = new SubjectAlternativeNameBuilder();
        foreach (string dnsName in dnsNames ?? [name])
        {
            names.AddDnsName(dnsName);
        }

        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 bare = request.Create(Certificate, notBefore ?? s_begin, notAfter ?? s_begin.AddYears(1), RandomNumberGenerator.GetBytes(8));
        return bare.CopyWithPrivateKey(key);
    }

    public void Dispose() => Certificate.Dispose();
}
