using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Vql.Tests.Syntax;

/// <summary>One mistake is one error, and what follows it is still read.</summary>
public sealed class RecoveryTests
{
    private const string After = "\nLET after = 1 SELECT one, two FROM known(arg=after) WHERE three LIMIT 4";

    [Theory]
    [InlineData("SELECT 1 FRM scope()")]
    [InlineData("SELECT a,, b FROM scope()")]
    [InlineData("SELECT a, FROM scope()")]
    [InlineData("SELECT a b FROM scope()")]
    [InlineData("SELECT f(a=1 b=2) FROM scope()")]
    [InlineData("SELECT f(1) FROM scope()")]
    [InlineData("SELECT f(a=) FROM scope()")]
    [InlineData("SELECT (1 + ) AS A FROM scope()")]
    [InlineData("SELECT a[0 AS A FROM scope()")]
    [InlineData("SELECT { SELEC 1 FROM scope() } AS A FROM scope()")]
    [InlineData("SELECT 1 AS FROM scope()")]
    [InlineData("SELECT 5 % 2 AS A FROM scope()")]
    [InlineData("SELECT 1 FROM scope() WHERE")]
    [InlineData("SELECT 1 FROM scope() WHERE a ==  b")]
    [InlineData("SELECT 1 FROM scope() ORDER BY 5")]
    [InlineData("SELECT 1 FROM scope() LIMIT x")]
    [InlineData("SELECT 1 FROM scope() LIMIT 1.5")]
    [InlineData("SELECT 1 FROM scope() LIMIT 5 WHERE a")]
    [InlineData("SELECT 1 FROM { SELECT 1 FROM scope() }")]
    [InlineData("SELECT 1 FROM 'x'")]
    [InlineData("SELECT 1 FROM a.")]
    [InlineData("SELECT 1 FROM f(a=1")]
    [InlineData("SELECT 1 FROM scope();")]
    [InlineData("SELECT $a FROM scope()")]
    [InlineData("SELECT 'open FROM scope()")]
    [InlineData("SELECT `open FROM scope()")]
    [InlineData("LET = 5")]
    [InlineData("LET x 5")]
    [InlineData("LET x = ")]
    [InlineData("LET f(a, 5) = a")]
    [InlineData("LET f( = 1 SELECT f() AS A FROM scope()")]
    [InlineData("LET f(a b) = a")]
    [InlineData("SELEC 1 FROM scope()")]
    [InlineData("SELECT 1 FROM scope() JOIN x ON y")]
    public void One_mistake_is_one_error_and_the_next_statements_are_whole(string mistake)
    {
        VqlParseResult result = VqlSyntax.Parse(mistake + After);
        result.Errors.Count.ShouldBe(1, string.Join(" | ", result.Errors.Select(static error => $"{error.Span} {error.Message}")));
        VqlStatement[] statements = [.. result.Script.Statements];
        ((LetStatement)statements[^2]).Name.Name.ShouldBe("after");
        ServerText.Of(statements[^1]).ShouldBe("SELECT one, two FROM known(arg=after) WHERE three LIMIT 4");
    }

    [Theory]
    [InlineData("SELECT f(a=%) AS A, g(b=1) AS B FROM scope()", "g")]
    [InlineData("SELECT a[%] AS A, g(b=1) AS B FROM scope()", "g")]
    [InlineData("SELECT ((1 % 2)) AS A, g(b=1) AS B FROM scope()", "g")]
    [InlineData("SELECT { SELECT % FROM x } AS A, g(b=1) AS B FROM scope()", "g")]
    [InlineData("SELECT 1 AS A FROM f(a=%, b=g(c=1)) WHERE x", "g")]
    [InlineData("SELECT 1 AS A FROM f(%) WHERE g(b=1)", "g")]
    public void What_follows_a_mistake_in_the_same_statement_is_read(string text, string name)
    {
        VqlParseResult result = VqlSyntax.Parse(text);
        result.Errors.Count.ShouldBe(1, string.Join(" | ", result.Errors.Select(static error => $"{error.Span} {error.Message}")));
        SpanTests.All(result.Script).OfType<SymbolExpression>().Select(static symbol => symbol.FullName).ShouldContain(name);
    }

    [Fact]
    public void Two_mistakes_in_two_statements_are_two_errors() =>
        VqlSyntax.Parse("SELECT 1 FRM scope() SELECT a FROM scope() LIMIT x").Errors.Count.ShouldBe(2);
}
