using Megaraptor.Recordings;
using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Vql.Tests.Syntax;

/// <summary>The server's own text of an expression, which names a column without alias.</summary>
public sealed class ServerTextTests
{
    [Fact]
    public void Every_recorded_column_without_alias_has_the_name_that_the_server_gave_it()
    {
        var differing = new List<string>();
        int compared = 0;
        foreach (Exchange exchange in Recording.Conformance.Concat(Recording.Session).Where(static exchange => exchange.Request.Vql.Count == 1))
        {
            VqlParseResult result = VqlSyntax.Parse(exchange.Request.Vql[0]);
            foreach (ExchangeMessage part in exchange.Messages.Where(static message => message.Columns.Count > 0))
            {
                var statement = (SelectStatement)result.Script.Statements[(int)part.QueryId];
                if (statement.Query.Columns.Any(static column => column.IsStar) || exchange.Logs.Any(static log => log.Contains("rder by column", StringComparison.Ordinal)))
                {
                    continue;
                }

                compared += statement.Query.Columns.Count(static column => column.Alias is null);
                List<string> ours = Names(statement.Query);
                if (!ours.SequenceEqual(part.Columns))
                {
                    differing.Add($"{exchange.Name}: server [{string.Join("|", part.Columns)}] ours [{string.Join("|", ours)}]");
                }
            }
        }

        differing.ShouldBeEmpty();
        compared.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void Every_recorded_log_that_quotes_a_query_quotes_our_text()
    {
        int compared = 0;
        foreach (Exchange exchange in Recording.Conformance.Concat(Recording.Session))
        {
            foreach (string log in exchange.Logs)
            {
                const string Explained = "DEBUG:Explain start query: ";
                const string Overflow = "Stack Overflow: ";
                string? quoted = log.StartsWith(Explained, StringComparison.Ordinal) ? log[Explained.Length..]
                    : log.StartsWith(Overflow, StringComparison.Ordinal) ? log[Overflow.Length..]
                    : null;
                if (quoted is not null)
                {
                    compared++;
                    VqlStatement last = VqlSyntax.Parse(exchange.Request.Vql[0]).Script.Statements[^1];
                    ServerText.Of(last).ShouldBe(quoted.TrimEnd('\n'), exchange.Name);
                }
            }
        }

        compared.ShouldBeGreaterThan(5);
    }

    [Theory]
    [InlineData("1e21", "1000000000000000000000.0")]
    [InlineData("1e-7", "0.0000001")]
    [InlineData("-0.0", "-0.0")]
    [InlineData("123456789.123", "123456789.123")]
    [InlineData("0.1", "0.1")]
    [InlineData("5e-1", "0.5")]
    public void A_float_is_printed_in_full(string written, string printed) => Text(written).ShouldBe(printed);

    [Fact]
    public void The_largest_float_is_printed_with_all_its_zeros() => Text("1.7976931348623157e308").ShouldBe("17976931348623157" + new string('0', 292) + ".0");

    [Theory]
    [InlineData("1e400", "FALSE")]
    [InlineData("0xFFFFFFFFFFFFFFFF", "FALSE")]
    public void A_number_that_is_none_is_printed_as_false(string written, string printed) => Text(written).ShouldBe(printed);

    [Fact]
    public void Arguments_of_two_calls_in_a_row_are_printed_as_one_list() => Text("len(list='a')(list='bb')").ShouldBe("len(list='a', list='bb')");

    [Theory]
    [InlineData("SELECT  1  AS A,{select * from x} as B FROM y ( a=1,b={ SELECT 2 FROM z LIMIT 010 }) GROUP  BY A ORDER BY B desc LIMIT 0x10",
        "SELECT 1 AS A, { SELECT * FROM x } AS B FROM y(a=1, b={ SELECT 2 FROM z LIMIT 8  }) GROUP BY A ORDER BY B DESC LIMIT 16")]
    [InlineData("LET f(a, b=[1,2], c={ SELECT 1 FROM x }) <= a+b", "LET f(a, b=[1, 2], c={ SELECT 1 FROM x }) <= a + b")]
    [InlineData("SELECT FROM x", "SELECT FROM x")]
    public void A_whole_statement_is_printed_on_one_line(string written, string printed) =>
        ServerText.Of(VqlSyntax.Parse(written).Script.Statements[0]).ShouldBe(printed);

    [Fact]
    public void A_lambda_is_printed_with_blanks() => ServerText.Of(VqlSyntax.ParseLambda("x,y=>x+y").Lambda!).ShouldBe("x, y => x + y");

    private static string Text(string expression) =>
        ServerText.Of(((SelectStatement)VqlSyntax.Parse($"SELECT {expression} FROM scope()").Script.Statements[0]).Query.Columns[0]);

    /// <summary>The columns of a row: of two with one name the last one stays, at its own place.</summary>
    private static List<string> Names(SelectQuery query)
    {
        var names = new List<string>();
        foreach (SelectColumn column in query.Columns)
        {
            string name = ServerText.ColumnName(column);
            names.Remove(name);
            names.Add(name);
        }

        return names;
    }
}
