using Megaraptor.Sdk.Errors;
using Megaraptor.Vql.Syntax;

namespace Megaraptor.Sdk.Query;

/// <summary>Refuses values that stand inside another token of the query, or as a limit that is none.</summary>
internal static class InterpolatedHoles
{
    internal static void Check(string template, Dictionary<int, int> starts, IReadOnlyList<InterpolatedPiece> pieces)
    {
        List<VqlToken> tokens = Tokens(template);
        var seen = new HashSet<int>();
        for (int i = 0; i < tokens.Count; i++)
        {
            VqlToken token = tokens[i];
            if (token.Kind == TokenKind.TemplateParameter)
            {
                CheckValue(template, tokens, i, starts, pieces);
                seen.Add(token.Span.Start);
            }
            else if (starts.Keys.FirstOrDefault(start => start >= token.Span.Start && start < token.Span.End, -1) >= 0)
            {
                throw InToken(token, template);
            }
        }

        if (!starts.Keys.All(seen.Contains))
        {
            throw new InvalidArgumentException("A value stands in a comment of the query, where it is lost.", "Take it out of the comment.");
        }
    }

    private static void CheckValue(string template, List<VqlToken> tokens, int index, Dictionary<int, int> starts, IReadOnlyList<InterpolatedPiece> pieces)
    {
        VqlToken token = tokens[index];
        if (!starts.TryGetValue(token.Span.Start, out int piece))
        {
            throw new InvalidArgumentException($"'{token.TextIn(template)}' is no VQL.", "In an interpolated query a value stands in braces: {value}.");
        }

        if (token.Span.Length != InterpolatedPiece.NameAt(piece).Length + 1)
        {
            throw new InvalidArgumentException("A value stands directly before other text of the query.", "Put a blank between them; join texts with +.");
        }

        TokenKind before = index == 0 ? TokenKind.EndOfText : tokens[index - 1].Kind;
        if (before == TokenKind.Limit && pieces[piece] is { Written: not null, Number: not >= 1 })
        {
            throw new InvalidArgumentException("A LIMIT takes a whole number of at least 1.", "The server gives one row for 0 and less: do not run the query when no rows are wanted.");
        }

        if (before == TokenKind.OpenBracket && tokens[index + 1].Kind == TokenKind.CloseBracket)
        {
            throw new InvalidArgumentException("A value stands alone in brackets: the server takes [x] for the bare x.", "Pass a list as the value, without brackets.");
        }
    }

    private static InvalidArgumentException InToken(VqlToken token, string template) => token.Kind switch
    {
        TokenKind.String or TokenKind.RawString when token.TextIn(template).Contains("=>", StringComparison.Ordinal) => new InvalidArgumentException(
            "A value stands inside a lambda, which is a string: it would be the name of a variable there.",
            "Store it first, LET X = {value}, and use X in the lambda."),
        TokenKind.String or TokenKind.RawString => new InvalidArgumentException(
            "A value stands inside quotes: the server would see a name there, and not the value.",
            "Take the quotes away: a text needs none. Join texts with +: 'text' + {value}."),
        TokenKind.Identifier or TokenKind.NegatedIdentifier => new InvalidArgumentException(
            "A value stands inside a name in back-quotes, where VQL takes none.",
            "Write the name into the text, or use Vql.Raw for a name that the program chose."),
        _ => new InvalidArgumentException(
            "A value stands behind a quote that is not closed.",
            "Close the quote before the value."),
    };

    private static List<VqlToken> Tokens(string template)
    {
        var lexer = new VqlLexer(template, templates: true);
        var tokens = new List<VqlToken>();
        do
        {
            tokens.Add(lexer.Next());
        }
        while (tokens[^1].Kind != TokenKind.EndOfText);

        return tokens;
    }
}
