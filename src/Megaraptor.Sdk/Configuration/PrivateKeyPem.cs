using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Megaraptor.Sdk.Configuration;

/// <summary>Private keys in PEM: RSA or elliptic curve, PKCS#1, SEC 1 or PKCS#8. Errors carry no text of the key.</summary>
internal static class PrivateKeyPem
{
    /// <summary>Whether a key needs a password, in OpenSSL's old form or in PKCS#8.</summary>
    internal static bool IsEncrypted(string pem) =>
        pem.Contains("Proc-Type: 4,ENCRYPTED", StringComparison.Ordinal) || pem.Contains("BEGIN ENCRYPTED PRIVATE KEY", StringComparison.Ordinal);

    /// <summary>The key, or null when the text holds none.</summary>
    internal static AsymmetricAlgorithm? TryParse(string pem)
    {
        foreach (Func<AsymmetricAlgorithm> create in (Func<AsymmetricAlgorithm>[])[RSA.Create, ECDsa.Create])
        {
            AsymmetricAlgorithm key = create();
            try
            {
                key.ImportFromPem(pem);
                return key;
            }
            catch (Exception exception) when (exception is CryptographicException or ArgumentException)
            {
                // Not a key of this kind. Which kinds were tried says nothing to a user: the caller reports that none fits.
                key.Dispose();
            }
        }

        return null;
    }

    /// <summary>The certificate with its key, or null when they do not belong together.</summary>
    internal static X509Certificate2? TryPair(X509Certificate2 certificate, AsymmetricAlgorithm key)
    {
        try
        {
            return key switch
            {
                RSA rsa => certificate.CopyWithPrivateKey(rsa),
                ECDsa ecdsa => certificate.CopyWithPrivateKey(ecdsa),
                _ => null,
            };
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            // The framework's way to say that algorithm or public key differ.
            return null;
        }
    }

    /// <summary>A pair that TLS can use: Windows wants a key that came out of a PFX.</summary>
    internal static X509Certificate2 ForHandshake(X509Certificate2 pair)
    {
        if (!OperatingSystem.IsWindows())
        {
            return pair;
        }

        using (pair)
        {
            return X509CertificateLoader.LoadPkcs12(pair.Export(X509ContentType.Pkcs12), password: null);
        }
    }
}
