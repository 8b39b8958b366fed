using System.Globalization;
using System.Text;

namespace Megaraptor.Sdk.Evidence;

/// <summary>Text from endpoints on its way to a person: what cannot be seen is written as <c>\u202E</c> and the like.</summary>
public static class EvidenceText
{
    private const int FirstAstral = 0x10000;

    /// <summary>Shows a text on one line, with every invisible, control and direction-changing character visible.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text to show; the same object when there is nothing to make visible.</returns>
    public static string Show(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int first = FirstDeceptive(text);
        if (first < 0)
        {
            return text;
        }

        var shown = new StringBuilder(text.Length + 16).Append(text, 0, first);
        Span<char> escape = stackalloc char[12];
        foreach (Rune rune in text.AsSpan(first).EnumerateRunes())
        {
            if (IsDeceptive(rune))
            {
                TryWriteEscape(rune, escape, out int length);
                shown.Append(escape[..length]);
            }
            else
            {
                shown.Append(rune.ToString());
            }
        }

        return shown.ToString();
    }

    /// <summary>Whether a character hides, breaks or turns text: controls, format characters, line separators, fillers and variation selectors.</summary>
    /// <param name="rune">The character.</param>
    /// <returns>True when it is to be written as an escape.</returns>
    public static bool IsDeceptive(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate => true,
        UnicodeCategory.NonSpacingMark => rune.Value is 0x034F or (>= 0x180B and <= 0x180F) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF),
        UnicodeCategory.OtherLetter => rune.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0,
        UnicodeCategory.OtherNotAssigned => rune.Value is 0x2065 or (>= 0xFFF0 and <= 0xFFF8) or (>= 0xE0000 and <= 0xE0FFF),
        UnicodeCategory.OtherSymbol => rune.Value is 0x2800,
        _ => false,
    };

    /// <summary>Writes a character as JSON escapes it: <c>\u202E</c>, or two of them beyond the first plane.</summary>
    internal static bool TryWriteEscape(Rune rune, Span<char> output, out int written)
    {
        if (rune.Value < FirstAstral)
        {
            return output.TryWrite(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}", out written);
        }

        Span<char> units = stackalloc char[2];
        rune.EncodeToUtf16(units);
        return output.TryWrite(CultureInfo.InvariantCulture, $"\\u{(int)units[0]:X4}\\u{(int)units[1]:X4}", out written);
    }

    private static int FirstDeceptive(string text)
    {
        int index = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (IsDeceptive(rune))
            {
                return index;
            }

            index += rune.Utf16SequenceLength;
        }

        return -1;
    }
}
