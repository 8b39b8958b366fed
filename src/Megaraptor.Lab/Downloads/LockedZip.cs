using System.Security.Cryptography;
using Megaraptor.Lab.Offline;

namespace Megaraptor.Lab.Downloads;

/// <summary>Locks a zip as the server does: as the one member, encrypted with AES, of another zip.</summary>
internal static class LockedZip
{
    private const ushort Version = 20;
    private const ushort Encrypted = 0x0009;
    private const ushort Method = 99;
    private const uint DescriptorSignature = 0x08074b50;
    private const uint LocalSignature = 0x04034b50;
    private const uint CentralSignature = 0x02014b50;
    private const uint EndSignature = 0x06054b50;

    /// <summary>What says how the member is encrypted: by AE-2 with 256 bits, and not compressed before.</summary>
    private static readonly byte[] s_extra = [0x01, 0x99, 0x07, 0x00, 0x02, 0x00, (byte)'A', (byte)'E', 0x03, 0x00, 0x00];

    /// <summary>Locks a zip.</summary>
    /// <param name="zip">The zip; it is encrypted in place.</param>
    /// <param name="password">The password.</param>
    public static byte[] Lock(byte[] zip, string password)
    {
        byte[] salt = RandomNumberGenerator.GetBytes(AesKeys.SaltLength);
        AesKeys keys = AesKeys.Derive(password, salt);
        using (var cipher = new AesCounterCipher(keys.Encryption))
        {
            cipher.Apply(0, zip);
        }

#pragma warning disable CA5350 // The format prescribes it.
        byte[] code = HMACSHA1.HashData(keys.Authentication, zip)[..AesKeys.CodeLength];
#pragma warning restore CA5350
        uint length = (uint)zip.Length;
        uint stored = length + AesKeys.SaltLength + AesKeys.VerifierLength + AesKeys.CodeLength;
        using var output = new MemoryStream(zip.Length + 512);
        using var writer = new BinaryWriter(output);
        byte[] name = System.Text.Encoding.ASCII.GetBytes(LockedContainer.MemberName);

        // The sizes stand behind the member.
        writer.Write(LocalSignature);
        WriteCommon(writer, name, 0, 0);
        writer.Write(name);
        writer.Write(s_extra);
        writer.Write(salt);
        writer.Write(keys.Verifier);
        writer.Write(zip);
        writer.Write(code);
        writer.Write(DescriptorSignature);
        writer.Write(0u);
        writer.Write(stored);
        writer.Write(length);

        uint directory = (uint)output.Position;
        writer.Write(CentralSignature);
        writer.Write(Version);
        WriteCommon(writer, name, stored, length);
        writer.Write(new byte[14]);
        writer.Write(name);
        writer.Write(s_extra);
        uint directoryLength = (uint)output.Position - directory;
        writer.Write(EndSignature);
        writer.Write(0u);
        writer.Write((ushort)1);
        writer.Write((ushort)1);
        writer.Write(directoryLength);
        writer.Write(directory);
        writer.Write((ushort)0);
        return output.ToArray();
    }

    private static void WriteCommon(BinaryWriter writer, byte[] name, uint stored, uint length)
    {
        writer.Write(Version);
        writer.Write(Encrypted);
        writer.Write(Method);
        writer.Write(0u);
        writer.Write(0u);
        writer.Write(stored);
        writer.Write(length);
        writer.Write((ushort)name.Length);
        writer.Write((ushort)s_extra.Length);
    }
}
