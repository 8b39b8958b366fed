using System.Globalization;

namespace Megaraptor.Lab.Evaluation.Network;

/// <summary>A range of addresses, such as <c>10.0.0.0/8</c>.</summary>
internal sealed class AddressRange
{
    private readonly GoAddress _address;
    private readonly int _bits;

    private AddressRange(GoAddress address, int bits)
    {
        _address = address;
        _bits = bits;
    }

    /// <summary>Reads a range.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The range, or null when the text is none.</returns>
    public static AddressRange? Parse(string text)
    {
        int slash = text.IndexOf('/');
        if (slash < 0 || GoAddress.Parse(text[..slash]) is not { } address || !int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int bits))
        {
            return null;
        }

        bool isIpv4 = address.IsIpv4 && !text[..slash].Contains(':');
        return bits <= (isIpv4 ? 32 : 128) ? new AddressRange(address, isIpv4 ? bits + 96 : bits) : null;
    }

    /// <summary>Whether an address of the same kind lies in the range.</summary>
    /// <param name="address">The address.</param>
    /// <returns>True when it does.</returns>
    public bool Contains(GoAddress address)
    {
        if (address.IsIpv4 != _address.IsIpv4)
        {
            return false;
        }

        int whole = _bits / 8;
        int rest = _bits % 8;
        int mask = 0xFF << (8 - rest) & 0xFF;
        return address.Bytes[..whole].SequenceEqual(_address.Bytes[..whole])
            && (rest == 0 || (address.Bytes[whole] & mask) == (_address.Bytes[whole] & mask));
    }
}
