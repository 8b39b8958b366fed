using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Megaraptor.Sdk.Errors;

namespace Megaraptor.Sdk.Configuration;

/// <summary>
/// Private keys under OpenSSL's old PEM encryption, as <c>velociraptor config api_client --password</c> writes them. The
/// framework does not read that form. Errors carry no text of the key.
/// </summary>
internal static class OpenSslKey
{
    private const int SaltBytes = 8;

    /// <summary>Whether the key is encrypted in this form.</summary>
    internal static bool IsEncrypted(string pem) => pem.Contains("Proc-Type: 4,ENCRYPTED", StringComparison.Ordinal);

    /// <summary>Decrypts a key.</summary>
    /// <param name="pem">The PEM.</param>
    /// <param name="password">The password.</param>
    /// <param name="what">The key and where it stands, for messages.</param>
    /// <returns>The DER of the key; null when the password does not fit. To be cleared after use.</returns>
    /// <exception cref="ConfigurationException">The PEM is cut short, or names a cipher that is not AES-CBC.</exception>
    internal static byte[]? Decrypt(string pem, string password, string what)
    {
        (int keyBytes, byte[] iv, byte[] encrypted) = Read(pem, what);
        byte[] passwordBytes = Encoding.UTF8.GetBytes(password);
        byte[] key = DeriveKey(passwordBytes, iv.AsSpan(0, SaltBytes), keyBytes);
        try
        {
            using var aes = Aes.Create();
            aes.Key = key;
            return aes.DecryptCbc(encrypted, iv);
        }
        catch (CryptographicException)
        {
            // The padding is wrong: so is the password. A wrong one passes now and then, which the key's own form tells.
            return null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
            CryptographicOperations.ZeroMemory(passwordBytes);
        }
    }

    private static (int KeyBytes, byte[] Iv, byte[] Encrypted) Read(string pem, string what)
    {
        string[] lines = pem.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        string[] body = [.. lines.SkipWhile(static line => !line.StartsWith("-----BEGIN", StringComparison.Ordinal)).Skip(1).TakeWhile(static line => !line.StartsWith("-----END", StringComparison.Ordinal))];
        string? info = body.FirstOrDefault(static line => line.StartsWith("DEK-Info:", StringComparison.Ordinal));
        string[] parts = info?["DEK-Info:".Length..].Split(',', StringSplitOptions.TrimEntries) ?? [];
        string cipher = parts.Length > 0 ? parts[0] : "none";
        int keyBytes = cipher switch
        {
            "AES-256-CBC" => 32,
            "AES-192-CBC" => 24,
            "AES-128-CBC" => 16,
            _ => throw new ConfigurationException(
                $"{what} is encrypted with {cipher}, which Megaraptor does not read.",
                "Velociraptor writes AES-256-CBC. Convert the key, for example: openssl pkcs8 -topk8 -in old.pem -out new.pem."),
        };
        try
        {
            byte[] iv = Convert.FromHexString(parts.Length > 1 ? parts[1] : "");
            byte[] encrypted = Convert.FromBase64String(string.Concat(body.Where(static line => !line.Contains(':', StringComparison.Ordinal))));
            return iv.Length == 16 && encrypted.Length is > 0 && encrypted.Length % 16 == 0 ? (keyBytes, iv, encrypted) : throw CutShort(what);
        }
        catch (FormatException)
        {
            throw CutShort(what);
        }
    }

    /// <summary>EVP_BytesToKey with MD5 and one round: what OpenSSL made of passwords before PKCS#8.</summary>
    private static byte[] DeriveKey(byte[] password, ReadOnlySpan<byte> salt, int length)
    {
        byte[] key = new byte[length];
        byte[] block = [];
        for (int filled = 0; filled < length; filled += block.Length)
        {
            byte[] input = [.. block, .. password, .. salt];
#pragma warning disable CA5351 // The format fixes the hash.
            block = MD5.HashData(input);
#pragma warning restore CA5351
            CryptographicOperations.ZeroMemory(input);
            block.AsSpan(0, Math.Min(block.Length, length - filled)).CopyTo(key.AsSpan(filled));
        }

        return key;
    }

    private static ConfigurationException CutShort(string what) => new(
        string.Create(CultureInfo.InvariantCulture, $"{what} is no complete encrypted PEM key."),
        "The copy is probably cut short: have the file made anew on the server with 'velociraptor config api_client'.");
}
