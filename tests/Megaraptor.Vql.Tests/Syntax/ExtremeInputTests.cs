using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Syntax.Refusals;

namespace Megaraptor.Vql.Tests.Syntax;

/// <summary>Deep and long inputs: a diagnostic or a tree, in linear time, on a small stack.</summary>
public sealed class ExtremeInputTests
{
    private const int Mebibyte = 1 << 20;

    [Theory]
    [InlineData("(")]
    [InlineData("f(a=")]
    [InlineData("f(a=[")]
    [InlineData("{ SELECT ")]
    [InlineData("NOT ")]
    [InlineData("a[(")]
    [InlineData("f(a={ SELECT 1 FROM x(b=")]
    public void Ten_thousand_open_brackets_are_a_diagnostic(string open)
    {
        string text = "SELECT " + string.Concat(Enumerable.Repeat(open, 10_000));
        OnSmallStack(() => VqlSyntax.Parse(text).Errors.Count).ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("f(a=", 192)]
    [InlineData("f(a=", 256)]
    [InlineData("f(a={ SELECT 1 FROM x(b=", 256)]
    [InlineData("(", 192)]
    public void Nesting_that_outgrows_the_stack_is_a_diagnostic(string open, int kibibytes)
    {
        string text = "SELECT " + string.Concat(Enumerable.Repeat(open, VqlSyntax.MaxDepth - 1));
        OnStack(kibibytes * 1024, () => VqlSyntax.Parse(text).Errors.Count).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void The_deepest_nesting_that_is_read_needs_little_stack()
    {
        string text = $"SELECT {new string('(', VqlSyntax.MaxDepth - 1)}1{new string(')', VqlSyntax.MaxDepth - 1)} AS A FROM scope()";
        OnSmallStack(() => VqlSyntax.Parse(text).IsValid).ShouldBeTrue();
    }

    [Theory]
    [InlineData("SELECT ", "a + ", "b FROM scope()", true)]
    [InlineData("SELECT ", "a = ", "b FROM scope()", true)]
    [InlineData("SELECT ", "a, ", "b FROM scope()", true)]
    [InlineData("SELECT a", ".b", " FROM scope()", true)]
    [InlineData("SELECT f()", ".b", " FROM scope()", true)]
    [InlineData("SELECT a", "[0]", " FROM scope()", true)]
    [InlineData("SELECT f(", "a=1, ", "b=2) FROM scope()", true)]
    [InlineData("SELECT f", "(a=1)", " FROM scope()", true)]
    [InlineData("", "LET a = 1 ", "", true)]
    [InlineData("", "SELECT a FROM b ", "", true)]
    [InlineData("SELECT '", "\\'", "' FROM scope()", true)]
    [InlineData("SELECT a FROM b ", "-- c\n", "", true)]
    [InlineData("SELECT (1", ",", ") FROM scope()", true)]
    [InlineData("", "EXPLAIN ", "SELECT a FROM b", true)]
    [InlineData("SELECT a FROM ", "'", "", false)]
    [InlineData("SELECT a FROM ", "\"'", "", false)]
    [InlineData("SELECT a FROM ", "`", "", false)]
    [InlineData("SELECT a FROM ", "-`\n", "", false)]
    [InlineData("SELECT a FROM ", "/*", "", false)]
    [InlineData("SELECT a FROM ", "GROUP ", "", false)]
    [InlineData("SELECT a FROM ", "GROUP         ", "", false)]
    [InlineData("SELECT a FROM ", "1.", "", false)]
    [InlineData("SELECT a FROM ", "]", "", false)]
    [InlineData("SELECT a FROM ", "a; ", "", false)]
    [InlineData("SELECT a FROM ", "\u00e9", "", false)]
    [InlineData("", "SELECT ", "", false)]
    [InlineData("", "SELECT a FROM ", "", false)]
    [InlineData("", "LET ", "", false)]
    [InlineData("SELECT f(", "a=, ", ") FROM scope()", false)]
    public void A_mebibyte_costs_a_fixed_number_of_steps_per_token(string before, string repeated, string after, bool isValid)
    {
        string text = before + string.Concat(Enumerable.Repeat(repeated, Mebibyte / repeated.Length)) + after;
        VqlParseResult result = VqlSyntax.Parse(text);
        result.IsValid.ShouldBe(isValid);
        result.Errors.Count.ShouldBeLessThanOrEqualTo(Mebibyte);
        List<VqlToken> tokens = RefusalFinder.Lex(text);
        var machine = new GrammarMachine(text, tokens);
        machine.Run();
        (machine.Steps / (double)tokens.Count).ShouldBeLessThan(GrammarMachine.StepsPerToken / 5.0);
    }

    [Fact]
    public void The_lexer_reads_each_character_once()
    {
        foreach (string piece in (string[])["a", "'", "\"", "`", "/*", "--", "|", "1e", "GROUP ", "- ", "\n", "''' "])
        {
            string text = string.Concat(Enumerable.Repeat(piece, 1000));
            var lexer = new VqlLexer(text);
            int end = 0;
            for (VqlToken token = lexer.Next(); token.Kind != TokenKind.EndOfText; token = lexer.Next())
            {
                token.Span.Start.ShouldBeGreaterThanOrEqualTo(end, piece);
                token.Span.Length.ShouldBeGreaterThan(0, piece);
                end = token.Span.End;
            }
        }
    }

    [Fact]
    public void The_lexer_allocates_nothing()
    {
        string text = string.Concat(Enumerable.Repeat("SELECT a.b, 'c' FROM f(x=1.5, y=`z`) WHERE a =~ \"d\" -- e\n", 100));
        CountTokens(text);
        long before = GC.GetAllocatedBytesForCurrentThread();
        int tokens = CountTokens(text);
        (GC.GetAllocatedBytesForCurrentThread() - before, tokens).ShouldBe((0, 2100));
    }

    private static int CountTokens(string text)
    {
        var lexer = new VqlLexer(text);
        int count = 0;
        while (lexer.Next().Kind != TokenKind.EndOfText)
        {
            count++;
        }

        return count;
    }

    /// <summary>Runs on the smallest stack that .NET gives a thread by default on any system, half a mebibyte.</summary>
    private static T OnSmallStack<T>(Func<T> work) => OnStack(Mebibyte / 2, work);

    private static T OnStack<T>(int size, Func<T> work)
    {
        T result = default!;
        var thread = new Thread(() => result = work(), size);
        thread.Start();
        thread.Join();
        return result;
    }
}
