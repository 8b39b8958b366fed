using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Megaraptor.Sdk.Configuration;

/// <summary>Private keys in PEM: RSA or elliptic curve, PKCS#1, SEC 1 or PKCS#8. Errors carry no text of the key.</summary>
internal static class PrivateKeyPem
{
    /// <summary>Whether a key needs a password, in OpenSSL's old form or in PKCS#8.</summary>
    internal static bool IsEncrypted(string pem) =>
        OpenSslKey.IsEncrypted(pem) || pem.Contains("BEGIN ENCRYPTED PRIVATE KEY", StringComparison.Ordinal);

    /// <summary>The key, or null when the text holds none.</summary>
    internal static AsymmetricAlgorithm? TryParse(string pem) => TryImport(key => key.ImportFromPem(pem));

    /// <summary>The key of an encrypted text, or null when the password does not fit or the text holds none.</summary>
    internal static AsymmetricAlgorithm? TryDecrypt(string pem, string password, string what)
    {
        if (!OpenSslKey.IsEncrypted(pem))
        {
            return TryImport(key => key.ImportFromEncryptedPem(pem, password));
        }

        if (OpenSslKey.Decrypt(pem, password, what) is not { } der)
        {
            return null;
        }

        try
        {
            return TryImport(key => ImportDer(key, der));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(der);
        }
    }

    private static void ImportDer(AsymmetricAlgorithm key, byte[] der)
    {
        if (key is RSA rsa)
        {
            rsa.ImportRSAPrivateKey(der, out _);
        }
        else
        {
            ((ECDsa)key).ImportECPrivateKey(der, out _);
        }
    }

    private static AsymmetricAlgorithm? TryImport(Action<AsymmetricAlgorithm> import)
    {
        foreach (Func<AsymmetricAlgorithm> create in (Func<AsymmetricAlgorithm>[])[RSA.Create, ECDsa.Create])
        {
            AsymmetricAlgorithm key = create();
            try
            {
                import(key);
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
