using System.Text;

namespace Megaraptor.Lab.Evaluation.Regex;

/// <summary>A set of characters, by their numbers.</summary>
internal sealed class RuneSet
{
    /// <summary>The last character there can be.</summary>
    public const int Last = 0x10FFFF;

    private const int LastAscii = 0x7F;
    private const int Replacement = 0xFFFD;

    private readonly List<(int First, int Last)> _ranges = [];

    /// <summary>A set of ranges.</summary>
    /// <param name="ranges">First and last characters in turn.</param>
    /// <returns>The set.</returns>
    public static RuneSet Of(params ReadOnlySpan<int> ranges)
    {
        var set = new RuneSet();
        for (int i = 0; i < ranges.Length; i += 2)
        {
            set.Add(ranges[i], ranges[i + 1]);
        }

        return set;
    }

    /// <summary>Adds a range.</summary>
    /// <param name="first">The first character.</param>
    /// <param name="last">The last character.</param>
    public void Add(int first, int last) => _ranges.Add((first, last));

    /// <summary>Adds all characters of another set.</summary>
    /// <param name="other">The other set.</param>
    public void Add(RuneSet other) => _ranges.AddRange(other._ranges);

    /// <summary>Adds the characters that differ from those of the set by case only.</summary>
    public void Fold()
    {
        foreach ((int first, int last) in Normalised())
        {
            int from = first;
            for (int c = Math.Max(from, 'A'); c <= Math.Min(last, CaseFolding.LastCased); c++)
            {
                foreach (int other in CaseFolding.Of(c))
                {
                    Add(other, other);
                }
            }
        }
    }

    /// <summary>The characters that are not in the set.</summary>
    /// <returns>Another set.</returns>
    public RuneSet Complement()
    {
        var complement = new RuneSet();
        int next = 0;
        foreach ((int first, int last) in Normalised())
        {
            if (first > next)
            {
                complement.Add(next, first - 1);
            }

            next = last + 1;
        }

        if (next <= Last)
        {
            complement.Add(next, Last);
        }

        return complement;
    }

    /// <summary>The set as a .NET expression that matches one character.</summary>
    /// <param name="reach">Which texts it will meet.</param>
    /// <returns>The expression; a group where a class does not do.</returns>
    public string ToExpression(TextReach reach)
    {
        var units = new StringBuilder("[");
        var pairs = new SurrogatePairs();
        foreach ((int first, int last) in Normalised())
        {
            AppendUnits(units, first, Math.Min(last, reach == TextReach.Ascii ? LastAscii : 0xD7FF));
            if (reach != TextReach.Ascii)
            {
                AppendUnits(units, Math.Max(first, 0xE000), Math.Min(last, 0xFFFF));
            }

            if (reach == TextReach.Any)
            {
                if (first <= Replacement && last >= Replacement)
                {
                    // Bytes that are no UTF-8 count as replacement characters.
                    AppendUnits(units, 0xDC80, 0xDCFF);
                }

                pairs.Add(Math.Max(first, 0x10000), last);
            }
        }

        string set = units.Length > 1 ? units.Append(']').ToString() : string.Empty;
        string[] alternatives = [.. pairs.Expressions];
        if (alternatives.Length == 0)
        {
            return set.Length > 0 ? set : @"[^\u0000-\uFFFF]";
        }

        return $"(?:{string.Join('|', set.Length > 0 ? [set, .. alternatives] : alternatives)})";
    }

    private static void AppendUnits(StringBuilder text, int first, int last)
    {
        if (first <= last)
        {
            text.Append(SurrogatePairs.Unit(first));
            if (last > first)
            {
                text.Append('-').Append(SurrogatePairs.Unit(last));
            }
        }
    }

    /// <summary>The ranges in order, touching ones joined.</summary>
    private List<(int First, int Last)> Normalised()
    {
        var joined = new List<(int First, int Last)>();
        foreach ((int first, int last) in _ranges.OrderBy(static range => range.First))
        {
            if (joined.Count > 0 && first <= joined[^1].Last + 1)
            {
                joined[^1] = (joined[^1].First, Math.Max(joined[^1].Last, last));
            }
            else
            {
                joined.Add((first, last));
            }
        }

        return joined;
    }
}
