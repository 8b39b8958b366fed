using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Megaraptor.Lab.Offline;

/// <summary>A locked container: a zip whose one member, <c>data.zip</c>, is encrypted and is the real container.</summary>
internal static class LockedContainer
{
    /// <summary>The one member.</summary>
    public const string MemberName = "data.zip";

    private const int LocalHeaderLength = 30;
    private const uint LocalHeaderSignature = 0x04034b50;
    private const ushort EncryptedMethod = 99;
    private const ushort ExtraFieldId = 0x9901;
    private const byte Strength256 = 3;

    /// <summary>Whether a zip is a locked container.</summary>
    public static bool IsLocked(ZipArchive zip) => zip.Entries is [{ FullName: MemberName, IsEncrypted: true }];

    /// <summary>Opens what is inside: a stream that decrypts as it is read.</summary>
    /// <param name="path">The locked container.</param>
    /// <param name="encryptedLength">The length of the encrypted member.</param>
    /// <param name="password">The password.</param>
    /// <param name="verify">Whether to check that nothing was changed, which takes reading it all.</param>
    /// <exception cref="EvidenceContainerException">The password is wrong, or the container is damaged.</exception>
    public static Stream Open(string path, long encryptedLength, string password, bool verify)
    {
        FileStream file = File.Open(path, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.Read });
        try
        {
            long start = FindData(file, path);
            Span<byte> head = stackalloc byte[AesKeys.SaltLength + AesKeys.VerifierLength];
            file.Position = start;
            file.ReadExactly(head);
            AesKeys keys = AesKeys.Derive(password, head[..AesKeys.SaltLength]);
            if (!CryptographicOperations.FixedTimeEquals(keys.Verifier, head[AesKeys.SaltLength..]))
            {
                throw new EvidenceContainerException($"{path}: the password is wrong.") { IsPasswordWrong = true };
            }

            long content = start + head.Length;
            long length = encryptedLength - head.Length - AesKeys.CodeLength;
            if (length < 0 || content + length + AesKeys.CodeLength > file.Length)
            {
                throw new EvidenceContainerException($"{path}: the container is cut short.");
            }

            if (verify)
            {
                Verify(file, path, content, length, keys);
            }

            return new DecryptingStream(file, content, length, new AesCounterCipher(keys.Encryption));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The place of the encrypted member. A locked container has nothing before it.</summary>
    private static long FindData(FileStream file, string path)
    {
        Span<byte> header = stackalloc byte[LocalHeaderLength];
        file.ReadExactly(header);
        int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(header[26..]);
        int extraLength = BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        byte[] extra = new byte[extraLength];
        file.Position = LocalHeaderLength + nameLength;
        file.ReadExactly(extra);
        bool isKnown = BinaryPrimitives.ReadUInt32LittleEndian(header) == LocalHeaderSignature
            && BinaryPrimitives.ReadUInt16LittleEndian(header[8..]) == EncryptedMethod
            && IsStoredWithStrength256(extra);
        return isKnown
            ? LocalHeaderLength + nameLength + extraLength
            : throw new EvidenceContainerException($"{path}: the container is encrypted in a way that only other tools can open. Unlock it with one of them first.");
    }

    private static bool IsStoredWithStrength256(ReadOnlySpan<byte> extra)
    {
        while (extra.Length >= 4)
        {
            int length = BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]);
            if (BinaryPrimitives.ReadUInt16LittleEndian(extra) == ExtraFieldId && length >= 7 && extra.Length >= 11)
            {
                return extra[8] == Strength256 && BinaryPrimitives.ReadUInt16LittleEndian(extra[9..]) == 0;
            }

            extra = extra[Math.Min(extra.Length, 4 + length)..];
        }

        return false;
    }

    private static void Verify(FileStream file, string path, long content, long length, AesKeys keys)
    {
#pragma warning disable CA5350 // The format prescribes it.
        using IncrementalHash hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA1, keys.Authentication);
#pragma warning restore CA5350
        byte[] buffer = new byte[128 * 1024];
        file.Position = content;
        for (long left = length; left > 0;)
        {
            int read = file.Read(buffer, 0, (int)Math.Min(buffer.Length, left));
            if (read == 0)
            {
                throw new EvidenceContainerException($"{path}: the container is cut short.");
            }

            hash.AppendData(buffer, 0, read);
            left -= read;
        }

        Span<byte> code = stackalloc byte[AesKeys.CodeLength];
        file.ReadExactly(code);
        if (!CryptographicOperations.FixedTimeEquals(hash.GetHashAndReset().AsSpan(0, AesKeys.CodeLength), code))
        {
            throw new EvidenceContainerException($"{path}: the container was changed or damaged after it was written.");
        }
    }
}
