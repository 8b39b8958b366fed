using System.Globalization;

namespace Megaraptor.Lab.Synthetic;

/// <summary>The ids of synthetic clients: five digits that are the number of the host, and eleven that follow from the seed. So the order of the ids is that of the hosts, and no table is needed to find a host.</summary>
internal static class SyntheticId
{
    private const string Prefix = "C.";
    private const int Digits = 16;
    private const int SeedBits = 44;

    /// <summary>The id of a host.</summary>
    public static string Of(int seed, int number) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Value(seed, number):x16}");

    /// <summary>The number of the host with an id; below 0 for an id of another kind.</summary>
    public static int NumberOf(int seed, int hosts, string clientId)
    {
        if (clientId.Length != Prefix.Length + Digits
            || !clientId.StartsWith(Prefix, StringComparison.Ordinal)
            || !ulong.TryParse(clientId.AsSpan(Prefix.Length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong value))
        {
            return -1;
        }

        int number = (int)(value >> SeedBits);
        return number < hosts && value == Value(seed, number) && !clientId.Any(char.IsAsciiLetterUpper, Prefix.Length) ? number : -1;
    }

    private static ulong Value(int seed, int number)
    {
        Noise noise = Noise.Of(seed, number, NoiseTopic.Id);
        return ((ulong)number << SeedBits) | (noise.Next() >> (64 - SeedBits));
    }

    private static bool Any(this string text, Func<char, bool> isMeant, int start)
    {
        for (int i = start; i < text.Length; i++)
        {
            if (isMeant(text[i]))
            {
                return true;
            }
        }

        return false;
    }
}
