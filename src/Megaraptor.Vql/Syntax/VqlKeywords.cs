namespace Megaraptor.Vql.Syntax;

/// <summary>The keywords of VQL. They are reserved everywhere: a name that equals one must stand in back-quotes.</summary>
public static class VqlKeywords
{
    private static readonly (string Word, TokenKind Kind)[] s_words =
    [
        ("EXPLAIN", TokenKind.Explain), ("SELECT", TokenKind.Select), ("WHERE", TokenKind.Where), ("AND", TokenKind.And),
        ("OR", TokenKind.Or), ("FROM", TokenKind.From), ("NOT", TokenKind.Not), ("AS", TokenKind.As), ("IN", TokenKind.In),
        ("LIMIT", TokenKind.Limit), ("NULL", TokenKind.Null), ("DESC", TokenKind.Desc), ("GROUP", TokenKind.GroupBy),
        ("ORDER", TokenKind.OrderBy), ("TRUE", TokenKind.True), ("FALSE", TokenKind.False), ("LET", TokenKind.Let),
    ];

    /// <summary>Whether a name is reserved, and so can be written only in back-quotes.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <returns>True for a keyword. <c>GROUP</c>, <c>ORDER</c> and <c>BY</c> alone are names.</returns>
    public static bool IsReserved(string name) =>
        Find(name, 0, name.Length) is not (TokenKind.Identifier or TokenKind.GroupBy or TokenKind.OrderBy);

    /// <summary>The keyword at a place of a text, else <see cref="TokenKind.Identifier"/>. GROUP and ORDER are answered without a look at BY.</summary>
    internal static TokenKind Find(string text, int start, int length)
    {
        foreach ((string word, TokenKind kind) in s_words)
        {
            // Most names differ from most keywords in their length or first letter.
            if (word.Length == length && (text[start] | 0x20) == (word[0] | 0x20) && string.Compare(text, start, word, 0, length, StringComparison.OrdinalIgnoreCase) == 0)
            {
                return kind;
            }
        }

        return TokenKind.Identifier;
    }

    internal static bool IsBy(string text, int start) => string.Compare(text, start, "BY", 0, 2, StringComparison.OrdinalIgnoreCase) == 0;
}
