using System.Text;

namespace Megaraptor.Lab.Evaluation.Text;

/// <summary>Upper and lower case, character by character and for no language in particular.</summary>
internal static class CaseText
{
    /// <summary>A text in lower case.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text in lower case; bytes that are no characters stay.</returns>
    public static string Lower(string text) => Map(text, Rune.ToLowerInvariant);

    /// <summary>A text in upper case.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text in upper case; bytes that are no characters stay.</returns>
    public static string Upper(string text) => Map(text, Rune.ToUpperInvariant);

    private static string Map(string text, Func<Rune, Rune> map)
    {
        var mapped = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length;)
        {
            if (Rune.TryGetRuneAt(text, i, out Rune rune))
            {
                mapped.Append(map(rune).ToString());
                i += rune.Utf16SequenceLength;
            }
            else
            {
                mapped.Append(text[i++]);
            }
        }

        return mapped.ToString();
    }
}
