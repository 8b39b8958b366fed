using Megaraptor.Vql.Syntax;

namespace Megaraptor.Lab.Verification;

/// <summary>Queries whose rows a server gathers from several threads, or from a table without an order.</summary>
internal static class ConcurrentRows
{
    private static readonly HashSet<string> s_plugins = new(StringComparer.Ordinal) { "artifact_definitions", "flow_logs", "hunt_delete" };

    /// <summary>Whether the rows of an exchange come in any order.</summary>
    public static bool Occur(RecordedExchange exchange) => exchange.Query is { } query && query.Texts.Any(static text => Occur(text.Vql));

    private static bool Occur(string vql)
    {
        var lexer = new VqlLexer(vql);
        bool isConcurrent = false;
        for (VqlToken token = lexer.Next(); token.Kind != TokenKind.EndOfText; token = lexer.Next())
        {
            // A query that sorts has an order again.
            if (token.Kind == TokenKind.OrderBy)
            {
                return false;
            }

            isConcurrent |= token.Kind == TokenKind.Identifier && s_plugins.Contains(token.TextIn(vql));
        }

        return isConcurrent;
    }
}
