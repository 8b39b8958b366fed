using System.Globalization;
using System.Text;

namespace Megaraptor.Lab.Evaluation.Regex;

/// <summary>Characters beyond 16 bits as pairs of surrogates. High halves with the same low halves share an alternative: a matcher becomes slow by their number.</summary>
internal sealed class SurrogatePairs
{
    private const int FirstHigh = 0xD800;
    private const int FirstLow = 0xDC00;
    private const int LowBits = 10;
    private const int LowMask = 0x3FF;

    private readonly SortedDictionary<int, StringBuilder> _lows = [];

    /// <summary>The alternatives, each for some high halves and their low halves.</summary>
    public IEnumerable<string> Expressions => _lows
        .GroupBy(static pair => pair.Value.ToString(), static pair => pair.Key, StringComparer.Ordinal)
        .Select(static group => $"[{Highs([.. group])}][{group.Key}]");

    /// <summary>Adds characters. Those of an earlier call must be before them.</summary>
    /// <param name="first">The first, from 0x10000 on.</param>
    /// <param name="last">The last.</param>
    public void Add(int first, int last)
    {
        while (first <= last)
        {
            int end = Math.Min(last, first | LowMask);
            int high = FirstHigh + ((first - 0x10000) >> LowBits);
            if (!_lows.TryGetValue(high, out StringBuilder? lows))
            {
                _lows.Add(high, lows = new StringBuilder());
            }

            lows.Append(Range(FirstLow + (first & LowMask), FirstLow + (end & LowMask)));
            first = end + 1;
        }
    }

    /// <summary>A unit of 16 bits in an expression.</summary>
    /// <param name="unit">The unit.</param>
    /// <returns>Its escape.</returns>
    public static string Unit(int unit) => string.Create(CultureInfo.InvariantCulture, $"\\u{unit:X4}");

    private static string Range(int first, int last) => first == last ? Unit(first) : $"{Unit(first)}-{Unit(last)}";

    private static string Highs(int[] highs)
    {
        var text = new StringBuilder();
        for (int i = 0; i < highs.Length;)
        {
            int first = i;
            while (i + 1 < highs.Length && highs[i + 1] == highs[i] + 1)
            {
                i++;
            }

            text.Append(Range(highs[first], highs[i]));
            i++;
        }

        return text.ToString();
    }
}
