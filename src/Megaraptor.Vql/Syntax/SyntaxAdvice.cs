using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Syntax;

/// <summary>Words a syntax error for a person: what stands there, what could stand there, and what was probably meant.</summary>
internal static class SyntaxAdvice
{
    /// <summary>The error at a token.</summary>
    /// <param name="text">The text.</param>
    /// <param name="before">The token before it; the default, an end of text, when there is none.</param>
    /// <param name="token">The token that does not fit.</param>
    /// <param name="expected">What could stand there.</param>
    internal static SyntaxError For(string text, VqlToken before, VqlToken token, string expected)
    {
        string found = token.Kind == TokenKind.EndOfText ? "the end of the text" : Quote(token.TextIn(text));
        (string message, string? suggestion) = token.Kind == TokenKind.Invalid
            ? Invalid(token.TextIn(text))
            : ($"Expected {expected} but found {found}.", Advice(text, before, token));
        return new SyntaxError(token.Span, message, suggestion);
    }

    /// <summary>Whether a word is a misspelt SELECT.</summary>
    internal static bool IsNearlySelect(string word) => word.Length is >= 4 and <= 8 && EditDistance.Between(word.ToUpperInvariant(), "SELECT") <= 2;

    private static (string Message, string? Suggestion) Invalid(string found) => found[0] switch
    {
        ';' => ("VQL has no ';'.", "Leave it out: statements simply follow each other."),
        '\'' or '"' => ("The string is not closed.", $"Close it with {found[0]}, and write \\{found[0]} for a quote inside it."),
        '`' => ("The back-quoted name is empty or not closed.", "Close it with `."),
        '!' => ("'!' is no operator of VQL.", "Write NOT x, or x != y."),
        '&' => ("'&' is no operator of VQL.", "Write AND."),
        '?' => ("'?' is no placeholder of VQL.", "Pass the value in the query's env and write its name."),
        '@' => ("'@' has no meaning in VQL.", "@name is a parameter of templates only: those in [Vql] attributes."),
        '#' => ("'#' starts no comment in VQL.", "Comments start with -- or //, or stand between /* and */."),
        _ => ($"{Quote(found)} has no meaning in VQL.", found[0] > '\x7f' ? "Names with other than ASCII letters stand in back-quotes." : null),
    };

    private static string? Advice(string text, VqlToken before, VqlToken token)
    {
        TokenKind previous = before.Kind;
        bool isGlued = previous != TokenKind.EndOfText && before.Span.End == token.Span.Start;
        string word = token.TextIn(text);
        return token.Kind switch
        {
            TokenKind.Equal when previous is TokenKind.Equal => "Equality is a single '='.",
            TokenKind.Equal when previous is TokenKind.Colon => "Write LET name = value.",
            TokenKind.Percent => "VQL has no modulo operator.",
            TokenKind.Minus => "A minus sign stands directly before a number or a name.",
            TokenKind.Number or TokenKind.NegatedIdentifier when word[0] == '-' => "Put blanks on both sides of the minus sign.",
            TokenKind.OpenBracket => "A list stands in parentheses, (1, 2) or (1,); brackets only hold the value of an argument.",
            TokenKind.OpenBrace => "Braces hold a subquery, { SELECT … }; a dict is written dict(a=1).",
            TokenKind.String or TokenKind.RawString when isGlued => "A quote inside a string is written \\'.",
            TokenKind.String or TokenKind.RawString or TokenKind.Number when previous is TokenKind.OpenParenthesis or TokenKind.Comma =>
                "Arguments have names: f(name=value).",
            TokenKind.Identifier when Is(word, "ASC") => "Ascending is the default: leave ASC out.",
            TokenKind.Identifier when Is(word, "JOIN") => "VQL has no JOIN: use foreach(row={ … }, query={ … }).",
            TokenKind.Identifier when Is(word, "HAVING") => "VQL has no HAVING: select from the grouped query with WHERE.",
            TokenKind.Identifier when Is(word, "ORDER") || Is(word, "GROUP") => $"Write {word.ToUpperInvariant()} BY.",
            TokenKind.Identifier when NearestKeyword(word) is { } keyword => $"Did you mean {keyword}?",
            TokenKind.EndOfText => null,
            _ when VqlKeywords.IsReserved(word) && previous is TokenKind.Dot or TokenKind.As or TokenKind.OpenParenthesis or TokenKind.Let =>
                $"{word} is a keyword: as a name it stands in back-quotes.",
            TokenKind.As => "An alias is a name; keywords and other text stand in back-quotes.",
            _ when VqlKeywords.IsReserved(word) => $"The clauses come in this order: FROM, WHERE, GROUP BY, ORDER BY, LIMIT. {word} as a name stands in back-quotes.",
            _ => null,
        };
    }

    private static string? NearestKeyword(string word)
    {
        foreach (string keyword in (string[])["SELECT", "FROM", "WHERE", "LIMIT", "EXPLAIN"])
        {
            if (word.Length is >= 3 and <= 9 && EditDistance.Between(word.ToUpperInvariant(), keyword) <= (keyword.Length > 4 ? 2 : 1))
            {
                return keyword;
            }
        }

        return null;
    }

    private static bool Is(string word, string keyword) => string.Equals(word, keyword, StringComparison.OrdinalIgnoreCase);

    private static string Quote(string found)
    {
        int end = found.IndexOf('\n');
        string line = end < 0 ? found : found.Substring(0, end);
        return line.Length <= 24 ? $"'{line}'" : $"'{line.Substring(0, 24)}…'";
    }
}
