using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Network;

/// <summary>An IP address. IPv4 addresses are kept in their IPv6 form, and shown in their own.</summary>
internal sealed class GoAddress : VqlObject
{
    private static readonly string[] s_members =
    [
        "DefaultMask", "IsGlobalUnicast", "IsInterfaceLocalMulticast", "IsLinkLocalMulticast", "IsLinkLocalUnicast", "IsLoopback", "IsMulticast",
        "IsPrivate", "IsUnspecified", "String", "To16", "To4",
    ];

    private readonly byte[] _bytes;

    private GoAddress(byte[] bytes) => _bytes = bytes;

    /// <inheritdoc/>
    public override string TypeName => "net.IP";

    /// <inheritdoc/>
    public override IEnumerable<string> MemberNames => s_members;

    /// <summary>The address's 16 bytes.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Whether this is an IPv4 address.</summary>
    public bool IsIpv4 => _bytes.AsSpan(0, 10).IndexOfAnyExcept((byte)0) < 0 && _bytes[10] == 0xFF && _bytes[11] == 0xFF;

    private ReadOnlySpan<byte> Ipv4 => _bytes.AsSpan(12);

    /// <summary>Reads an address. The four numbers of IPv4 have no leading zeros; IPv6 has no zone.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The address, or null when the text is none.</returns>
    public static GoAddress? Parse(string text)
    {
        if (!text.Contains(':'))
        {
            string[] parts = text.Split('.');
            return parts.Length == 4 && parts.All(IsByte)
                ? FromInteger(parts.Aggregate(0u, static (value, part) => (value << 8) | byte.Parse(part, CultureInfo.InvariantCulture)))
                : null;
        }

        return text.IndexOfAny(['%', '[', ']', '/']) < 0 && IPAddress.TryParse(text, out IPAddress? address) && address.AddressFamily == AddressFamily.InterNetworkV6
            ? new GoAddress(address.GetAddressBytes())
            : null;
    }

    /// <summary>An IPv4 address from its number.</summary>
    /// <param name="number">The number, the first part of the address in its highest byte.</param>
    /// <returns>The address.</returns>
    public static GoAddress FromInteger(uint number) =>
        new([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, (byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number]);

    /// <inheritdoc/>
    public override Lookup TryGetMember(Scope scope, string name, out object? value)
    {
        value = name switch
        {
            "String" => ToString(),
            "IsLoopback" => IsIpv4 ? Ipv4[0] == 127 : _bytes.AsSpan(0, 15).IndexOfAnyExcept((byte)0) < 0 && _bytes[15] == 1,
            "IsPrivate" => IsPrivate(),
            "IsUnspecified" => IsUnspecified(),
            "IsMulticast" => IsIpv4 ? (Ipv4[0] & 0xF0) == 0xE0 : _bytes[0] == 0xFF,
            "IsInterfaceLocalMulticast" => !IsIpv4 && _bytes[0] == 0xFF && (_bytes[1] & 0x0F) == 1,
            "IsLinkLocalMulticast" => IsIpv4 ? Ipv4[0] == 224 && Ipv4[1] == 0 && Ipv4[2] == 0 : _bytes[0] == 0xFF && (_bytes[1] & 0x0F) == 2,
            "IsLinkLocalUnicast" => IsLinkLocalUnicast(),
            "IsGlobalUnicast" => IsGlobalUnicast(scope),
            "To4" => IsIpv4 ? this : null,
            "To16" => this,
            "DefaultMask" => DefaultMask(),
            _ => null,
        };
        return value is not null || name is "To4" or "DefaultMask" ? Lookup.Found : Lookup.Default;
    }

    /// <inheritdoc/>
    public override object? ToJson(Scope scope) => ToString();

    /// <inheritdoc/>
    public override string ToString()
    {
        if (IsIpv4)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{Ipv4[0]}.{Ipv4[1]}.{Ipv4[2]}.{Ipv4[3]}");
        }

        (int start, int length) = LongestZeros();
        var groups = new List<string>();
        for (int i = 0; i < 8; i++)
        {
            if (i == start)
            {
                groups.Add(i == 0 || i + length == 8 ? (length == 8 ? "::" : ":") : string.Empty);
                i += length - 1;
                continue;
            }

            groups.Add(((_bytes[2 * i] << 8) | _bytes[(2 * i) + 1]).ToString("x", CultureInfo.InvariantCulture));
        }

        return groups is ["::"] ? "::" : string.Join(':', groups);
    }

    private static bool IsByte(string text) =>
        text.Length is > 0 and <= 3 && (text.Length == 1 || text[0] != '0') && byte.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private bool IsPrivate() => IsIpv4
        ? Ipv4[0] == 10 || (Ipv4[0] == 172 && (Ipv4[1] & 0xF0) == 16) || (Ipv4[0] == 192 && Ipv4[1] == 168)
        : (_bytes[0] & 0xFE) == 0xFC;

    private bool IsUnspecified() => IsIpv4 ? Ipv4.IndexOfAnyExcept((byte)0) < 0 : _bytes.AsSpan().IndexOfAnyExcept((byte)0) < 0;

    private bool IsLinkLocalUnicast() => IsIpv4 ? Ipv4[0] == 169 && Ipv4[1] == 254 : _bytes[0] == 0xFE && (_bytes[1] & 0xC0) == 0x80;

    private bool IsGlobalUnicast(Scope scope) =>
        !(IsIpv4 && Ipv4.IndexOfAnyExcept((byte)255) < 0) && !IsUnspecified() && !IsLinkLocalUnicast()
        && TryGetMember(scope, "IsLoopback", out object? loopback) == Lookup.Found && loopback is false
        && TryGetMember(scope, "IsMulticast", out object? multicast) == Lookup.Found && multicast is false;

    private string? DefaultMask() => !IsIpv4 ? null : Ipv4[0] < 0x80 ? "ff000000" : Ipv4[0] < 0xC0 ? "ffff0000" : "ffffff00";

    /// <summary>The longest row of two or more zero groups, which is left out of the text.</summary>
    private (int Start, int Length) LongestZeros()
    {
        (int Start, int Length) longest = (-1, 1);
        for (int i = 0; i < 8; i++)
        {
            int end = i;
            while (end < 8 && _bytes[2 * end] == 0 && _bytes[(2 * end) + 1] == 0)
            {
                end++;
            }

            if (end - i > longest.Length)
            {
                longest = (i, end - i);
            }
        }

        return longest;
    }
}
