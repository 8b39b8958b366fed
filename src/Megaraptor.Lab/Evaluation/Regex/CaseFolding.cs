using System.Text;

namespace Megaraptor.Lab.Evaluation.Regex;

/// <summary>Which characters differ by case only.</summary>
internal static class CaseFolding
{
    /// <summary>No character behind this one has another case.</summary>
    public const int LastCased = 0x1E943;

    private static readonly Lazy<Dictionary<int, int[]>> s_orbits = new(Build);

    /// <summary>The characters that differ from one by case only.</summary>
    /// <param name="c">The character.</param>
    /// <returns>The others; none for most.</returns>
    public static int[] Of(int c)
    {
        if (c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') && c is not ('k' or 'K' or 's' or 'S'))
        {
            return [c ^ 0x20];
        }

        return s_orbits.Value.GetValueOrDefault(c, []);
    }

    /// <summary>Characters with the same upper or lower case belong together.</summary>
    private static Dictionary<int, int[]> Build()
    {
        var groups = new Dictionary<int, HashSet<int>>();
        for (int c = 'A'; c <= LastCased; c++)
        {
            if (!Rune.IsValid(c))
            {
                continue;
            }

            var rune = new Rune(c);
            Join(groups, c, Rune.ToUpperInvariant(rune).Value);
            Join(groups, c, Rune.ToLowerInvariant(rune).Value);
        }

        // The long s, the Kelvin and Angstrom signs and their like fold to letters that do not fold back to them.
        foreach ((int sign, int letter) in new[] { (0x17F, 's'), (0x212A, 'k'), (0x212B, 0xE5), (0x2126, 0x3C9), (0xB5, 0x3BC), (0x1E9E, 0xDF), (0x3C2, 0x3C3) })
        {
            Join(groups, sign, letter);
        }

        return groups.ToDictionary(static group => group.Key, static group => group.Value.Where(c => c != group.Key).ToArray());
    }

    private static void Join(Dictionary<int, HashSet<int>> groups, int left, int right)
    {
        if (left == right)
        {
            return;
        }

        HashSet<int> joined = groups.GetValueOrDefault(left) ?? [left];
        joined.UnionWith(groups.GetValueOrDefault(right) ?? [right]);
        foreach (int member in joined)
        {
            groups[member] = joined;
        }
    }
}
