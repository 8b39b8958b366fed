using Megaraptor.Recordings;
using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Syntax.Refusals;

namespace Megaraptor.Vql.Tests.Syntax;

/// <summary>Whatever becomes of a recorded query, the parser and the server's grammar agree on whether it is VQL.</summary>
/// <remarks>The two are written apart, one by hand and one as data, so that each is the other's oracle. Neither may throw.</remarks>
public sealed class MutationTests
{
    private const string Alphabet = "a1 '\"`()[]{}=<>!.,:;+-*/%@\\\n\u00e9\ud83d\0";

    private static readonly string[] s_words = ["SELECT", "FROM", "LET", "WHERE", "AND", "NOT", "AS", "LIMIT", "GROUP BY", "DESC", "x", "-x", "5", "'s'"];

    private static readonly IReadOnlyList<string> s_queries =
        [.. Recording.Conformance.Concat(Recording.Session).SelectMany(static exchange => exchange.Request.Vql).Distinct().Where(static vql => vql.Length < 2000)];

    [Fact]
    public void A_recorded_query_that_is_cut_off_is_judged_alike() =>
        Disagreements(s_queries.SelectMany(static vql => Enumerable.Range(0, vql.Length).Select(length => vql[..length]))).ShouldBeEmpty();

    [Fact]
    public void A_recorded_query_without_one_character_is_judged_alike() =>
        Disagreements(EveryThird(2).SelectMany(static vql => Enumerable.Range(0, vql.Length).Select(at => vql.Remove(at, 1)))).ShouldBeEmpty();

    [Fact]
    public void A_recorded_query_with_one_changed_character_is_judged_alike() =>
        Disagreements(EveryThird(0).SelectMany(static (vql, number) => Enumerable.Range(0, vql.Length).Select(at =>
            $"{vql[..at]}{Alphabet[((at * 7) + number) % Alphabet.Length]}{vql[(at + 1)..]}"))).ShouldBeEmpty();

    [Fact]
    public void A_recorded_query_with_one_word_more_is_judged_alike() =>
        Disagreements(EveryThird(1).SelectMany(static (vql, number) => Enumerable.Range(0, vql.Length).Select(at =>
            vql.Insert(at, $" {s_words[((at * 5) + number) % s_words.Length]} ")))).ShouldBeEmpty();

    [Fact]
    public void A_recorded_query_without_one_token_is_judged_alike() =>
        Disagreements(s_queries.SelectMany(static vql => RefusalFinder.Lex(vql).Select(token => vql.Remove(token.Span.Start, token.Span.Length)))).ShouldBeEmpty();

    private static IEnumerable<string> EveryThird(int from) => s_queries.Where((_, number) => number % 3 == from);

    private static List<string> Disagreements(IEnumerable<string> texts)
    {
        var disagreements = new List<string>();
        foreach (string text in texts)
        {
            VqlParseResult result = VqlSyntax.Parse(text);
            List<VqlToken> tokens = RefusalFinder.Lex(text);
            bool accepted = tokens[^1].Kind == TokenKind.EndOfText && new GrammarMachine(text, tokens).Run() is null;
            if (result.IsValid != accepted)
            {
                disagreements.Add($"{(accepted ? "grammar" : "parser")} alone accepts: {text}");
            }
            else if (!accepted && (!result.Refusal!.IsExact || result.Errors[0].Span.Start != result.Refusal.Offset))
            {
                disagreements.Add($"misplaced: {text}");
            }
        }

        return disagreements;
    }
}
