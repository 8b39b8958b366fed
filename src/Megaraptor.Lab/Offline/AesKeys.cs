using System.Security.Cryptography;
using System.Text;

namespace Megaraptor.Lab.Offline;

/// <summary>The keys of an encrypted member of a zip (WinZip's AES, strength 256): made of the password and the member's salt.</summary>
internal readonly ref struct AesKeys
{
    /// <summary>The length of the salt that a member begins with.</summary>
    public const int SaltLength = 16;

    /// <summary>The length of what tells a wrong password, behind the salt.</summary>
    public const int VerifierLength = 2;

    /// <summary>The length of what tells changed content, at the end.</summary>
    public const int CodeLength = 10;

    private const int KeyLength = 32;
    private const int Iterations = 1000;

    private AesKeys(byte[] derived) => Derived = derived;

    /// <summary>The key of the cipher.</summary>
    public ReadOnlySpan<byte> Encryption => Derived.AsSpan(0, KeyLength);

    /// <summary>The key of the code at the end.</summary>
    public ReadOnlySpan<byte> Authentication => Derived.AsSpan(KeyLength, KeyLength);

    /// <summary>What must stand behind the salt.</summary>
    public ReadOnlySpan<byte> Verifier => Derived.AsSpan(2 * KeyLength, VerifierLength);

    private byte[] Derived { get; }

    /// <summary>Makes the keys.</summary>
    public static AesKeys Derive(string password, ReadOnlySpan<byte> salt)
    {
#pragma warning disable CA5379, CA5387 // The format prescribes both.
        return new AesKeys(Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password), salt, Iterations, HashAlgorithmName.SHA1, (2 * KeyLength) + VerifierLength));
#pragma warning restore CA5379, CA5387
    }
}
