using System.Collections.Concurrent;
using System.Globalization;

namespace Megaraptor.Lab.Evaluation.Regex;

/// <summary>The classes of characters that have names.</summary>
internal static class RuneClasses
{
    private static readonly ConcurrentDictionary<string, RuneSet?> s_categories = new(StringComparer.Ordinal);

    private static readonly Dictionary<string, UnicodeCategory> s_shortNames = new(StringComparer.Ordinal)
    {
        ["Lu"] = UnicodeCategory.UppercaseLetter,
        ["Ll"] = UnicodeCategory.LowercaseLetter,
        ["Lt"] = UnicodeCategory.TitlecaseLetter,
        ["Lm"] = UnicodeCategory.ModifierLetter,
        ["Lo"] = UnicodeCategory.OtherLetter,
        ["Mn"] = UnicodeCategory.NonSpacingMark,
        ["Mc"] = UnicodeCategory.SpacingCombiningMark,
        ["Me"] = UnicodeCategory.EnclosingMark,
        ["Nd"] = UnicodeCategory.DecimalDigitNumber,
        ["Nl"] = UnicodeCategory.LetterNumber,
        ["No"] = UnicodeCategory.OtherNumber,
        ["Zs"] = UnicodeCategory.SpaceSeparator,
        ["Zl"] = UnicodeCategory.LineSeparator,
        ["Zp"] = UnicodeCategory.ParagraphSeparator,
        ["Cc"] = UnicodeCategory.Control,
        ["Cf"] = UnicodeCategory.Format,
        ["Cs"] = UnicodeCategory.Surrogate,
        ["Co"] = UnicodeCategory.PrivateUse,
        ["Pc"] = UnicodeCategory.ConnectorPunctuation,
        ["Pd"] = UnicodeCategory.DashPunctuation,
        ["Ps"] = UnicodeCategory.OpenPunctuation,
        ["Pe"] = UnicodeCategory.ClosePunctuation,
        ["Pi"] = UnicodeCategory.InitialQuotePunctuation,
        ["Pf"] = UnicodeCategory.FinalQuotePunctuation,
        ["Po"] = UnicodeCategory.OtherPunctuation,
        ["Sm"] = UnicodeCategory.MathSymbol,
        ["Sc"] = UnicodeCategory.CurrencySymbol,
        ["Sk"] = UnicodeCategory.ModifierSymbol,
        ["So"] = UnicodeCategory.OtherSymbol,
    };

    /// <summary>The digits, <c>\d</c>.</summary>
    /// <returns>A new set.</returns>
    public static RuneSet Digits() => RuneSet.Of('0', '9');

    /// <summary>The white space, <c>\s</c>.</summary>
    /// <returns>A new set.</returns>
    public static RuneSet Space() => RuneSet.Of('\t', '\n', '\f', '\r', ' ', ' ');

    /// <summary>The characters of words, <c>\w</c>.</summary>
    /// <returns>A new set.</returns>
    public static RuneSet Word() => RuneSet.Of('0', '9', 'A', 'Z', '_', '_', 'a', 'z');

    /// <summary>The class of a letter behind a backslash.</summary>
    /// <param name="letter">The letter.</param>
    /// <returns>A new set, or null when the letter names none.</returns>
    public static RuneSet? Escaped(char letter) => letter switch
    {
        'd' or 'D' => Digits(),
        's' or 'S' => Space(),
        'w' or 'W' => Word(),
        _ => null,
    };

    /// <summary>The class of a POSIX name, as in <c>[:alpha:]</c>.</summary>
    /// <param name="name">The name.</param>
    /// <returns>A new set, or null when there is no such class.</returns>
    public static RuneSet? Posix(string name) => name switch
    {
        "alnum" => RuneSet.Of('0', '9', 'A', 'Z', 'a', 'z'),
        "alpha" => RuneSet.Of('A', 'Z', 'a', 'z'),
        "ascii" => RuneSet.Of(0, 0x7F),
        "blank" => RuneSet.Of('\t', '\t', ' ', ' '),
        "cntrl" => RuneSet.Of(0, 0x1F, 0x7F, 0x7F),
        "digit" => Digits(),
        "graph" => RuneSet.Of('!', '~'),
        "lower" => RuneSet.Of('a', 'z'),
        "print" => RuneSet.Of(' ', '~'),
        "punct" => RuneSet.Of('!', '/', ':', '@', '[', '`', '{', '~'),
        "space" => RuneSet.Of('\t', '\r', ' ', ' '),
        "upper" => RuneSet.Of('A', 'Z'),
        "word" => Word(),
        "xdigit" => RuneSet.Of('0', '9', 'A', 'F', 'a', 'f'),
        _ => null,
    };

    /// <summary>The class of a Unicode category, or one of the scripts that are known here.</summary>
    /// <param name="name">The name, such as <c>L</c>, <c>Lu</c> or <c>Greek</c>.</param>
    /// <returns>A set that must not be changed, or null when there is no such class.</returns>
    public static RuneSet? Unicode(string name) => s_categories.GetOrAdd(name, Find);

    private static RuneSet? Find(string name)
    {
        if (name == "Any")
        {
            return RuneSet.Of(0, RuneSet.Last);
        }

        UnicodeCategory[] categories = [.. s_shortNames.Where(pair => pair.Key == name || (name.Length == 1 && pair.Key[0] == name[0])).Select(static pair => pair.Value)];
        return categories.Length > 0 ? OfCategories(categories) : UnicodeScripts.Find(name);
    }

    private static RuneSet OfCategories(UnicodeCategory[] categories)
    {
        var set = new RuneSet();
        int first = -1;
        for (int c = 0; c <= RuneSet.Last + 1; c++)
        {
            bool isIn = c <= RuneSet.Last && categories.Contains(CharUnicodeInfo.GetUnicodeCategory(c));
            if (isIn && first < 0)
            {
                first = c;
            }
            else if (!isIn && first >= 0)
            {
                set.Add(first, c - 1);
                first = -1;
            }
        }

        return set;
    }
}
