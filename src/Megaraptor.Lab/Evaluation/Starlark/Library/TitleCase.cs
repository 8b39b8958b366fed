using System.Text;

namespace Megaraptor.Lab.Evaluation.Starlark.Library;

/// <summary>Words that begin with a capital.</summary>
internal static class TitleCase
{
    /// <summary>A text with a capital at its beginning alone.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The changed text.</returns>
    public static string First(string text) => Change(text, everyWord: false);

    /// <summary>A text with a capital at the beginning of each word alone.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The changed text.</returns>
    public static string All(string text) => Change(text, everyWord: true);

    /// <summary>Whether each word of a text begins with a capital and has no other.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True when there is a word, and all are so.</returns>
    public static bool Is(string text)
    {
        bool isInWord = false;
        bool hasWord = false;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (Rune.IsUpper(rune) ? isInWord : Rune.IsLower(rune) && !isInWord)
            {
                return false;
            }

            isInWord = Rune.IsLetter(rune);
            hasWord |= isInWord;
        }

        return hasWord;
    }

    private static string Change(string text, bool everyWord)
    {
        var changed = new StringBuilder(text.Length);
        bool isInWord = false;
        for (int i = 0; i < text.Length;)
        {
            // Bytes that are no character stay as they are.
            if (!Rune.TryGetRuneAt(text, i, out Rune rune))
            {
                changed.Append(text[i++]);
                isInWord = !everyWord;
                continue;
            }

            changed.Append((isInWord ? Rune.ToLowerInvariant(rune) : Rune.ToUpperInvariant(rune)).ToString());
            isInWord = !everyWord || Rune.IsLetter(rune);
            i += rune.Utf16SequenceLength;
        }

        return changed.ToString();
    }
}
