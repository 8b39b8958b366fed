using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Megaraptor.Lab.Store;

/// <summary>New identifiers in the server's form: the seconds of their making and four random bytes, in base 32.</summary>
internal static class Identifiers
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUV";

    /// <summary>A new identifier.</summary>
    /// <param name="prefix">What it is of: <c>F.</c>, <c>H.</c>, <c>N.</c>, <c>NC.</c>, or nothing.</param>
    /// <param name="now">The time of its making.</param>
    public static string New(string prefix, DateTimeOffset now)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, unchecked((uint)now.ToUnixTimeSeconds()));
        RandomNumberGenerator.Fill(bytes[4..]);
        return prefix + Encode(bytes);
    }

    /// <summary>Eight bytes as thirteen digits of base 32, the first bits first.</summary>
    internal static string Encode(ReadOnlySpan<byte> bytes)
    {
        ulong bits = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        return string.Create(13, bits, static (digits, bits) =>
        {
            for (int i = 0; i < 12; i++)
            {
                digits[i] = Digits[(int)(bits >> (59 - (5 * i))) & 31];
            }

            digits[12] = Digits[(int)(bits << 1) & 31];
        });
    }
}
