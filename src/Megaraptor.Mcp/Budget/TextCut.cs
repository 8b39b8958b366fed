namespace Megaraptor.Mcp.Budget;

/// <summary>Cuts texts between characters.</summary>
internal static class TextCut
{
    /// <summary>The first characters of a text, one fewer where the cut would halve a character: half of one is no text, and no JSON can hold it.</summary>
    /// <param name="text">The text, longer than <paramref name="length"/>.</param>
    /// <param name="length">How many UTF-16 units to keep at most.</param>
    /// <returns>The beginning of the text.</returns>
    internal static ReadOnlySpan<char> Head(string text, int length) => text.AsSpan(0, char.IsHighSurrogate(text[length - 1]) ? length - 1 : length);
}
