using Megaraptor.Recordings;
using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Syntax.Refusals;

namespace Megaraptor.Vql.Tests.Syntax;

/// <summary>A text that the server refuses is refused with the server's words, at the server's place.</summary>
public sealed class RefusalTests
{
    private const string InvalidUtf8 = "grpc: error while marshaling: string field contains invalid UTF-8";

    [Fact]
    public void Every_recorded_error_is_worded_and_placed_as_the_server_did()
    {
        var differing = new List<string>();
        int compared = 0;
        foreach (Exchange exchange in Recording.Conformance.Concat(Recording.Session))
        {
            if (exchange.SyntaxError is { } recorded)
            {
                compared++;
                string? ours = exchange.Request.Vql.Select(static vql => VqlSyntax.Parse(vql).Refusal).First(static refusal => refusal is not null)!.LogLine;
                if (ours != recorded)
                {
                    differing.Add($"{exchange.Name}\n  server {recorded}  ours   {ours}");
                }
            }
        }

        differing.ShouldBeEmpty();
        compared.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void Every_recorded_error_is_the_servers_own_and_not_a_stand_in() =>
        Recording.Conformance.Concat(Recording.Session)
            .SelectMany(static exchange => exchange.Request.Vql)
            .Select(static vql => VqlSyntax.Parse(vql).Refusal)
            .ShouldAllBe(static refusal => refusal == null || refusal.IsExact);

    [Fact]
    public void The_first_error_begins_at_the_servers_place()
    {
        foreach (string vql in Recording.Conformance.Concat(Recording.Session).SelectMany(static exchange => exchange.Request.Vql))
        {
            VqlParseResult result = VqlSyntax.Parse(vql);
            if (!result.IsValid)
            {
                result.Errors[0].Span.Start.ShouldBe(result.Refusal!.Offset, vql);
            }
        }
    }

    [Fact]
    public void An_excerpt_that_cuts_a_character_is_known_to_be_no_text()
    {
        foreach (Exchange exchange in Recording.Conformance.Where(static exchange => exchange.Status.Message == InvalidUtf8))
        {
            VqlSyntax.Parse(exchange.Request.Vql[0]).Refusal!.IsValidUtf8.ShouldBeFalse(exchange.Name);
        }
    }

    [Fact]
    public void A_valid_text_has_no_refusal() => VqlSyntax.Parse("SELECT 1 FROM scope()").Refusal.ShouldBeNull();

    [Fact]
    public void A_template_has_no_refusal() => VqlSyntax.ParseTemplate("SELECT @x FROM").Refusal.ShouldBeNull();

    [Theory]
    [InlineData("LIMIT 99999999999999999999", "value out of range")]
    [InlineData("LIMIT 0x1ffffffffffffffff", "value out of range")]
    [InlineData("LIMIT 08", "invalid syntax")]
    [InlineData("LIMIT 1.5", "invalid syntax")]
    public void A_limit_that_is_no_integer_does_not_conform(string limit, string reason) =>
        VqlSyntax.Parse("SELECT 1 FROM scope() " + limit).Refusal!.Message.ShouldBe($"failed to conform: strconv.ParseInt: parsing \"{limit[6..]}\": {reason}");

    [Fact]
    public void A_bad_limit_inside_an_argument_is_found_before_what_follows() =>
        VqlSyntax.Parse("SELECT f(a={ SELECT 1 FROM scope() LIMIT 1.5 }) FROM x y").Refusal!.Message.ShouldStartWith("failed to conform");

    [Fact]
    public void An_invalid_character_wins_over_an_earlier_error() =>
        VqlSyntax.Parse("SELEC 1 FROM scope();").Refusal!.Message.ShouldBe("lexer: invalid input text \";\"");

    [Fact]
    public void What_the_server_cannot_print_is_escaped_in_its_message() =>
        VqlSyntax.Parse("\u00a0\u0001\"\\\u202e\U000e0001é\n").Refusal!.Message.ShouldBe("lexer: invalid input text \"\\u00a0\\x01\\\"\\\\\\u202e\\U000e0001é\\n\"");

    [Fact]
    public void The_nesting_limit_is_ours_and_says_so()
    {
        ServerRefusal refusal = VqlSyntax.Parse("SELECT " + new string('(', 300) + "1" + new string(')', 300) + " FROM scope()").Refusal!;
        refusal.IsExact.ShouldBeFalse();
    }
}
