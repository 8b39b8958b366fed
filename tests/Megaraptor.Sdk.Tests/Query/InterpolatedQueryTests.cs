using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Query;
using QueryText = Megaraptor.Sdk.Query.Vql;

namespace Megaraptor.Sdk.Tests.Query;

/// <summary>What an interpolated query becomes on the wire: values beside the text or as literals, and refusals where no value can stand.</summary>
public sealed class InterpolatedQueryTests
{
    private enum Colour
    {
        Red,
        DarkBlue,
    }

    [Fact]
    public void A_text_travels_beside_the_query()
    {
        string hostile = "x') FROM info() -- \"`";
        VqlQuery query = VqlQuery.Of($"SELECT * FROM clients(search={hostile})");

        (query.Statements[0].Text, query.Env.ShouldHaveSingleItem()).ShouldBe(("SELECT * FROM clients(search=__p0)", new KeyValuePair<string, string>("__p0", hostile)));
    }

    [Fact]
    public void Numbers_booleans_and_durations_become_literals()
    {
        int small = -3;
        ulong large = 5;
        float ratio = 0.5f;
        TimeSpan whole = TimeSpan.FromMinutes(2);
        TimeSpan part = TimeSpan.FromMilliseconds(1500);

        Text($"SELECT {small} AS A, {large} AS B, {ratio} AS C, {true} AS D, {whole} AS E, {part} AS F, {2.0} AS G FROM scope()")
            .ShouldBe("SELECT -3 AS A, 5 AS B, 0.5 AS C, TRUE AS D, 120 AS E, 1.5 AS F, 2.0 AS G FROM scope()");
    }

    [Fact]
    public void A_point_in_time_is_passed_to_the_tick()
    {
        var time = new DateTimeOffset(2026, 11, 24, 13, 0, 0, TimeSpan.FromHours(1)).AddTicks(1234567);
        VqlQuery query = VqlQuery.Of($"SELECT {time} AS T FROM scope()");

        (query.Statements[0].Text, query.Env[0].Value).ShouldBe(("SELECT timestamp(epoch=__p0) AS T FROM scope()", "2026-11-24T12:00:00.1234567Z"));
    }

    [Fact]
    public void A_time_without_zone_is_refused()
    {
        var time = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

        Should.Throw<ArgumentException>(() => VqlQuery.Of($"SELECT {time} AS T FROM scope()")).Message.ShouldContain("DateTimeOffset");
    }

    [Fact]
    public void A_member_of_an_enumeration_becomes_its_word() =>
        VqlQuery.Of($"SELECT {Colour.DarkBlue} AS C FROM scope()").Env[0].Value.ShouldBe("dark_blue");

    [Fact]
    public void What_is_no_member_of_an_enumeration_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => VqlQuery.Of($"SELECT {(Colour)7} AS C FROM scope()"));

    [Fact]
    public void Texts_become_a_list_even_if_there_is_one()
    {
        string[] hosts = ["a'\"\u2028"];
        VqlQuery query = VqlQuery.Of($"SELECT * FROM info() WHERE Hostname IN {hosts}");

        (query.Statements[0].Text, query.Env[0].Value).ShouldBe(("SELECT * FROM info() WHERE Hostname IN parse_json_array(data=__p0)", "[\"a'\\\"\\u2028\"]"));
    }

    [Theory]
    [InlineData("parse_json_array(data='[]')")]
    [InlineData("( 7 ,)", 7)]
    [InlineData("( 7 , -8 )", 7, -8)]
    public void Whole_numbers_become_a_list_that_is_never_one_in_brackets(string written, params int[] numbers) =>
        Text($"SELECT * FROM info() WHERE Pid IN {numbers}", keepBlanks: true).ShouldEndWith(written);

    [Fact]
    public void Texts_by_name_become_a_dict()
    {
        var spec = new Dictionary<string, string> { ["Some Key"] = "v1", ["b"] = "v2" };
        VqlQuery query = VqlQuery.Of($"SELECT {spec} AS D FROM scope()");

        (query.Statements[0].Text, query.Env.Count).ShouldBe(("SELECT dict(`Some Key`=__p0, `b`=__p1) AS D FROM scope()", 2));
    }

    [Fact]
    public void A_name_that_could_end_its_quotes_is_refused()
    {
        var spec = new Dictionary<string, string> { ["a`=1) --"] = "v" };

        Should.Throw<InvalidArgumentException>(() => VqlQuery.Of($"SELECT {spec} AS D FROM scope()"));
    }

    [Fact]
    public void Null_is_NULL_and_leaves_out_an_argument_or_a_limit()
    {
        string? search = null;
        int? limit = null;

        Text($"SELECT {search} AS A FROM clients(search={search}, start=1) LIMIT {limit}").ShouldBe("SELECT NULL AS A FROM clients( start=1)");
    }

    [Fact]
    public void A_limit_becomes_a_literal() => Text($"SELECT * FROM clients() LIMIT {10}").ShouldBe("SELECT * FROM clients() LIMIT 10");

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_limit_below_one_is_refused(int limit) =>
        Should.Throw<InvalidArgumentException>(() => VqlQuery.Of($"SELECT * FROM clients() LIMIT {limit}")).Message.ShouldContain("at least 1");

    [Fact]
    public void A_limit_that_is_no_whole_number_is_refused() =>
        Should.Throw<InvalidArgumentException>(() => VqlQuery.Of($"SELECT * FROM clients() LIMIT {"10"}")).Message.ShouldContain("LIMIT");

    [Fact]
    public void Raw_text_is_the_only_text_that_becomes_VQL()
    {
        string value = "x";

        Text($"SELECT * FROM {QueryText.Raw("Artifact.Server.Foo")}(a={value})").ShouldBe("SELECT * FROM Artifact.Server.Foo(a=__p0)");
    }

    [Fact]
    public void A_value_in_single_quotes_is_refused() => Refused($"SELECT * FROM clients(search='{"a"}')").ShouldContain("inside quotes");

    [Fact]
    public void A_value_in_the_middle_of_quotes_is_refused() => Refused($"SELECT * FROM clients(search='host:{"a"}')").ShouldContain("inside quotes");

    [Fact]
    public void A_value_in_double_quotes_is_refused() => Refused($"SELECT * FROM clients(search=\"host:{"a"} b\")").ShouldContain("inside quotes");

    [Fact]
    public void A_value_in_a_raw_string_is_refused() => Refused($"SELECT * FROM clients(search='''{"a"}''')").ShouldContain("inside quotes");

    [Fact]
    public void A_value_in_a_lambda_is_refused() => Refused($"SELECT filter(list=L, condition='x=>x = {"a"}') AS F FROM scope()").ShouldContain("lambda");

    [Fact]
    public void A_value_in_back_quotes_is_refused() => Refused($"SELECT `{"a"}` FROM info()").ShouldContain("back-quotes");

    [Fact]
    public void A_value_in_a_line_comment_is_refused() => Refused($"SELECT * FROM info() -- {"a"}").ShouldContain("comment");

    [Fact]
    public void A_value_in_a_block_comment_is_refused() => Refused($"SELECT * /* {"a"} */ FROM info()").ShouldContain("comment");

    [Fact]
    public void A_value_behind_an_open_quote_is_refused() => Refused($"SELECT * FROM clients(search=\"{"a"})").ShouldContain("not closed");

    [Fact]
    public void A_value_in_place_of_a_plugin_is_refused() => Refused($"SELECT * FROM {"clients"}()").ShouldContain("takes none");

    [Fact]
    public void A_value_in_place_of_the_column_of_an_order_is_refused() => Refused($"SELECT * FROM clients() ORDER BY {"hostname"}").ShouldContain("takes none");

    [Fact]
    public void A_value_glued_to_text_is_refused() => Refused($"SELECT * FROM clients() WHERE X = {1}abc").ShouldContain("directly before");

    [Fact]
    public void A_value_alone_in_brackets_is_refused() => Refused($"SELECT * FROM clients() WHERE X IN [{"a"}]").ShouldContain("brackets");

    [Fact]
    public void A_column_that_is_a_value_needs_a_name() => Refused($"SELECT {"a"} FROM info()").ShouldContain("alias");

    [Fact]
    public void The_sign_of_templates_is_no_VQL_here() => Refused($"SELECT * FROM clients(search=@search, x={1})").ShouldContain("@search");

    [Fact]
    public void The_sign_of_templates_inside_a_string_is_text() =>
        Text($"SELECT * FROM users() WHERE name = 'me@__h1.org' AND X = {1}").ShouldEndWith("'me@__h1.org' AND X = 1");

    [Fact]
    public void What_does_not_parse_is_left_to_the_server() => Text($"SELECT * FORM clients(search={"a"})").ShouldBe("SELECT * FORM clients(search=__p0)");

    private static string Refused(VqlInterpolatedText query) => Should.Throw<InvalidArgumentException>(() => VqlQuery.Of(query)).Message;

    private static string Text(VqlInterpolatedText query, bool keepBlanks = false)
    {
        string text = VqlQuery.Of(query).Statements[0].Text;
        return keepBlanks ? text : string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Replace(" ,", ",", StringComparison.Ordinal);
    }
}
