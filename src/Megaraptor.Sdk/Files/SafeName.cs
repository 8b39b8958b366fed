using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Megaraptor.Sdk.Files;

/// <summary>
/// Makes the name of a local file or folder from a name that an endpoint or a server gave. Different names stay different;
/// what comes out is one plain component on every system: no separator, no hidden file, no device, no name of ours.
/// </summary>
internal static class SafeName
{
    private const int Longest = 120;
    private const int Kept = 90;

    /// <summary>The endings of files that are on their way, which no complete file may have.</summary>
    private static readonly string[] s_ours = [OutputFile.PartEnding, OutputFile.OriginEnding];

    private static readonly string[] s_devices =
    [
        "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$",
        "COM0", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
        "LPT0", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
    ];

    /// <summary>The local name: letters, digits, dots, dashes and underscores as they are, everything else percent-encoded as UTF-8.</summary>
    /// <param name="name">The name; anything.</param>
    /// <returns>The component, at most 120 characters; a longer one is cut and ends in a hash of the whole.</returns>
    internal static string Of(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (byte b in Encoding.UTF8.GetBytes(name))
        {
            char c = (char)b;
            if (char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_')
            {
                text.Append(c);
            }
            else
            {
                text.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
            }
        }

        string plain = text.ToString();
        if (plain.Length == 0)
        {
            return "%";
        }

        if (IsDevice(plain))
        {
            plain = string.Create(CultureInfo.InvariantCulture, $"%{(int)plain[0]:X2}{plain[1..]}");
        }

        plain = plain.Length > Longest ? Shortened(plain) : plain;
        plain = plain[0] == '.' ? "%2E" + plain[1..] : plain;
        plain = plain[^1] == '.' ? plain[..^1] + "%2E" : plain;
        return Array.Find(s_ours, ending => plain.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) is { } ours
            ? $"{plain[..^ours.Length]}%2E{plain[^(ours.Length - 1)..]}"
            : plain;
    }

    private static bool IsDevice(string plain) => s_devices.Contains(plain.Split('.')[0], StringComparer.OrdinalIgnoreCase);

    private static string Shortened(string plain)
    {
        // An escape is not cut in half; '~' occurs in no other name.
        int cut = plain.LastIndexOf('%', Kept - 1, 2) is >= 0 and var escape ? escape : Kept;
        return $"{plain[..cut]}~{Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(plain)).AsSpan(0, 12))}";
    }
}
