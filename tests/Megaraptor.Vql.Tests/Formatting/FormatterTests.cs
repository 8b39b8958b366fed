using CsCheck;
using Megaraptor.Recordings;
using Megaraptor.Vql.Formatting;
using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Tests.Syntax;

namespace Megaraptor.Vql.Tests.Formatting;

/// <summary>The formatter changes nothing but white space and the case of keywords, and its own output not at all.</summary>
public sealed class FormatterTests
{
    [Fact]
    public void Every_recorded_query_keeps_its_tokens_and_is_stable()
    {
        foreach (string vql in Recording.Conformance.Concat(Recording.Session).SelectMany(static exchange => exchange.Request.Vql).Distinct().Where(static vql => VqlSyntax.Parse(vql).IsValid))
        {
            Check(vql);
        }
    }

    [Fact]
    public void Every_generated_query_keeps_its_tokens_and_is_stable() => VqlGenerator.Script.Sample(Check, iter: 3000);

    [Fact]
    public void Every_generated_query_with_comments_keeps_them() => VqlGenerator.WithComments.Sample(Check, iter: 3000);

    [Theory]
    [InlineData("select   a,b from   x where a=1", "SELECT a, b FROM x WHERE a = 1\n")]
    [InlineData("LET x=1 LET y <= 2\n\n\nSELECT x FROM scope()", "LET x = 1\nLET y <= 2\n\nSELECT x FROM scope()\n")]
    [InlineData("SELECT a FROM f(a=1,b=[1,2],c=(1,),d={select 1 from scope()})", "SELECT a FROM f(a=1, b=[1, 2], c=(1,), d={ SELECT 1 FROM scope() })\n")]
    [InlineData("SELECT * a FROM x ORDER   BY a desc LIMIT 5", "SELECT * a FROM x ORDER BY a DESC LIMIT 5\n")]
    [InlineData("SELECT a and b OR true FROM x WHERE not c In (1,2)", "SELECT a and b OR true FROM x WHERE NOT c IN (1, 2)\n")]
    [InlineData("SELECT a[0],b[1 : 2],-c FROM x", "SELECT a[0], b[1:2], -c FROM x\n")]
    [InlineData("LET f( a , b=1 )=a+b", "LET f(a, b=1) = a + b\n")]
    [InlineData("-- head\nSELECT a -- tail\nFROM x", "-- head\nSELECT\n  a -- tail\nFROM x\n")]
    [InlineData("SELECT a /* in */ FROM x", "SELECT a /* in */ FROM x\n")]
    [InlineData("SELECT a FROM x -- end", "SELECT a FROM x -- end\n")]
    [InlineData("SELECT a FROM x\n\n\n/* last */", "SELECT a FROM x\n\n/* last */\n")]
    public void A_short_statement_stands_on_one_line(string written, string expected) => VqlFormatter.Format(written).ShouldBe(expected);

    [Fact]
    public void The_parameters_of_a_long_definition_stay_together() =>
        VqlFormatter.Format("LET flows_of(client) = SELECT session_id, artifacts_with_results, total_collected_rows, create_time FROM flows(client_id=client)")
            .ShouldStartWith("LET flows_of(client) = SELECT session_id, ");

    [Fact]
    public void A_long_statement_has_one_clause_a_line()
    {
        const string Written = "SELECT client_id, os_info.hostname AS Hostname, timestamp(epoch=last_seen_at) AS LastSeen, labels, agent_information FROM foreach(row={ SELECT * FROM clients(search=needle) WHERE labels =~ 'prod' AND os_info.system = 'linux' AND last_seen_at > 1600000000 AND first_seen_at > 1500000000 }, query={ SELECT * FROM flows(client_id=client_id) }) WHERE LastSeen ORDER BY LastSeen DESC LIMIT 50";
        const string Expected = """
            SELECT
              client_id,
              os_info.hostname AS Hostname,
              timestamp(epoch=last_seen_at) AS LastSeen,
              labels,
              agent_information
            FROM foreach(
              row={
                SELECT *
                FROM clients(search=needle)
                WHERE labels =~ 'prod'
                  AND os_info.system = 'linux'
                  AND last_seen_at > 1600000000
                  AND first_seen_at > 1500000000
              },
              query={ SELECT * FROM flows(client_id=client_id) })
            WHERE LastSeen
            ORDER BY LastSeen DESC
            LIMIT 50

            """;
        VqlFormatter.Format(Written).ShouldBe(Expected.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void What_is_no_VQL_is_refused_with_the_place() =>
        Should.Throw<FormatException>(static () => VqlFormatter.Format("SELECT 1\nFRM x")).Message.ShouldStartWith("2:1: ");

    private static void Check(string vql)
    {
        string formatted = VqlFormatter.Format(vql);
        Tokens(formatted).ShouldBe(Tokens(vql), vql);
        Comments(formatted).ShouldBe(Comments(vql), vql);
        VqlFormatter.Format(formatted).ShouldBe(formatted, vql);
        TreeText.Of(VqlSyntax.Parse(formatted).Script).ShouldBe(TreeText.Of(VqlSyntax.Parse(vql).Script));
    }

    private static List<string> Tokens(string vql)
    {
        var tokens = new List<string>();
        var lexer = new VqlLexer(vql);
        for (VqlToken token = lexer.Next(); token.Kind != TokenKind.EndOfText; token = lexer.Next())
        {
            bool isKeyword = token.Kind is TokenKind.Explain or TokenKind.Select or TokenKind.From or TokenKind.Where or TokenKind.Desc or TokenKind.Limit
                or TokenKind.Let or TokenKind.As or TokenKind.Not or TokenKind.In or TokenKind.Null or TokenKind.GroupBy or TokenKind.OrderBy;
            tokens.Add(isKeyword ? token.Kind.ToString() : token.TextIn(vql));
        }

        return tokens;
    }

    private static IEnumerable<string> Comments(string vql)
    {
        var lexer = new VqlLexer(vql);
        int end = 0;
        VqlToken token;
        do
        {
            token = lexer.Next();
            foreach (Comment comment in Comment.Read(vql[end..token.Span.Start], false, out _))
            {
                yield return comment.Text;
            }

            end = token.Span.End;
        }
        while (token.Kind != TokenKind.EndOfText);
    }
}
