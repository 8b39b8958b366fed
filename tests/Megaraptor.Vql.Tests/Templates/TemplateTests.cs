using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Templates;

namespace Megaraptor.Vql.Tests.Templates;

/// <summary>Where the values of an annotated operation stand in its query, and what becomes of the query without them.</summary>
public sealed class TemplateTests
{
    [Fact]
    public void The_sole_value_of_an_argument_is_left_out_with_its_argument_when_it_is_null() =>
        Fill("SELECT * FROM clients(search=@search)").ShouldBe("SELECT * FROM clients()");

    [Theory]
    [InlineData("f(a=@a, b=1)", "", "f( b=1)")]
    [InlineData("f(a=@a, b=1)", "a", "f(a=__a,  b=1)")]
    [InlineData("f(b=1, a=@a)", "", "f(b=1 )")]
    [InlineData("f(b=1, a=@a)", "a", "f(b=1 , a=__a)")]
    [InlineData("f(a=@a, b=1, c=@c)", "", "f( b=1 )")]
    [InlineData("f(a=@a, b=1, c=@c)", "ac", "f(a=__a,  b=1 , c=__c)")]
    [InlineData("f(a=@a, b=@b, c=@c)", "", "f(  )")]
    [InlineData("f(a=@a, b=@b, c=@c)", "a", "f(a=__a  )")]
    [InlineData("f(a=@a, b=@b, c=@c)", "b", "f( b=__b )")]
    [InlineData("f(a=@a, b=@b, c=@c)", "bc", "f( b=__b , c=__c)")]
    [InlineData("f(a=@a, b=@b, c=@c)", "abc", "f(a=__a , b=__b , c=__c)")]
    [InlineData("f(a=@a, -- why, not\n b=1)", "", "f( -- why, not\n b=1)")]
    public void The_commas_follow_the_arguments_that_are_left(string call, string present, string expected)
    {
        string filled = VqlTemplate.Read($"SELECT * FROM {call}").Fill(hole => present.Contains(hole.Name, StringComparison.Ordinal) ? "__" + hole.Name : null);
        filled.ShouldBe($"SELECT * FROM {expected}");
        VqlSyntax.Parse(filled).IsValid.ShouldBeTrue();
    }

    [Fact]
    public void Elsewhere_null_is_written() => Fill("SELECT @a + 1 AS A FROM f(x=(@a, 2))").ShouldBe("SELECT  NULL  + 1 AS A FROM f(x=( NULL , 2))");

    [Fact]
    public void A_function_of_the_query_itself_gets_null_and_not_a_missing_argument() =>
        Fill("LET f(a) = a SELECT f(a=@a) AS A FROM scope()").ShouldBe("LET f(a) = a SELECT f(a= NULL ) AS A FROM scope()");

    [Fact]
    public void The_default_of_a_parameter_stays() => Fill("LET f(a=@a) = a SELECT f() AS A FROM scope()").ShouldBe("LET f(a= NULL ) = a SELECT f() AS A FROM scope()");

    [Fact]
    public void A_limit_is_left_out_with_its_keyword_when_it_is_null() => Fill("SELECT * FROM x limit /* n */ @n").ShouldBe("SELECT * FROM x ");

    [Fact]
    public void The_limit_of_the_last_statement_is_the_final_one()
    {
        VqlTemplate template = VqlTemplate.Read("LET a = SELECT * FROM x LIMIT @n SELECT * FROM foreach(row={ SELECT * FROM a LIMIT @n }) LIMIT @n");
        template.Holes.Cast<TemplateLimit>().Select(static limit => limit.IsFinal).ShouldBe([false, false, true]);
    }

    [Fact]
    public void A_negative_number_behind_a_minus_sign_makes_no_comment()
    {
        string filled = VqlTemplate.Read("SELECT 5 -@n AS A FROM scope()").Fill(static _ => VqlLiteral.Of(-3));
        VqlSyntax.Parse(filled).IsValid.ShouldBeTrue();
        filled.ShouldNotContain("--");
    }

    [Fact]
    public void A_name_may_stand_several_times() =>
        VqlTemplate.Read("SELECT @a AS A, @b AS B FROM f(x=@a)").Holes.Select(static hole => hole.Name).ShouldBe(["a", "b", "a"]);

    [Fact]
    public void The_spans_of_the_holes_cover_their_names()
    {
        const string Text = "LET x = @one SELECT @two AS A FROM f(a=@three, b=`c`[@four]) LIMIT @five";
        VqlTemplate.Read(Text).Holes.Select(static hole => Text.Substring(hole.Span.Start, hole.Span.Length)).ShouldBe(["@one", "@two", "@three", "@four", "@five"]);
    }

    [Fact]
    public void Filled_with_the_names_themselves_the_text_is_the_same_tree()
    {
        const string Text = "SELECT a.b AS A FROM f(a=@a, b={ SELECT 1 AS B FROM g(c=@c, d=@d) }, e=@e) WHERE x = @f LIMIT 10";
        ServerText.Of(VqlSyntax.ParseTemplate(VqlTemplate.Read(Text).Fill(static hole => "@" + hole.Name)).Script)
            .ShouldBe(ServerText.Of(VqlSyntax.ParseTemplate(Text).Script));
    }

    [Theory]
    [InlineData("SELECT 1 AS A FROM @x", TemplateErrorKind.NotAValue, "@x")]
    [InlineData("SELECT 1 AS A FROM x ORDER BY @x", TemplateErrorKind.NotAValue, "@x")]
    [InlineData("SELECT 1 AS A FROM f(@x=1)", TemplateErrorKind.NotAValue, "@x")]
    [InlineData("SELECT 'a @x' AS A FROM f()", TemplateErrorKind.InString, "@x")]
    [InlineData("SELECT filter(list=l, condition='y=>y = @x') AS A FROM f()", TemplateErrorKind.InLambda, "@x")]
    [InlineData("SELECT a + @x FROM f()", TemplateErrorKind.ColumnWithoutAlias, "a + @x")]
    [InlineData("SELECT { SELECT 1 AS A FROM f(a=@x) } FROM f()", TemplateErrorKind.ColumnWithoutAlias, "{ SELECT 1 AS A FROM f(a=@x) }")]
    [InlineData("SELECT 1 FROM", TemplateErrorKind.Syntax, "")]
    public void A_mistake_is_told_with_its_place(string text, TemplateErrorKind kind, string at)
    {
        TemplateError error = VqlTemplate.Read(text).Errors.ShouldHaveSingleItem();
        (error.Kind, text.Substring(error.Span.Start, error.Span.Length)).ShouldBe((kind, at));
    }

    [Theory]
    [InlineData("SELECT 'mail user@x.org' AS A FROM f()")]
    [InlineData("SELECT 'at @ nothing' AS A FROM f()")]
    public void An_at_sign_in_a_string_that_is_no_parameter_is_text(string text) => VqlTemplate.Read(text).Errors.ShouldBeEmpty();

    [Fact]
    public void With_known_names_only_those_are_mistakes_in_a_string() =>
        VqlTemplate.Read("SELECT ' @a @b' AS A FROM f()", ["b"]).Errors.ShouldHaveSingleItem().Message.ShouldContain("@b");

    [Fact]
    public void A_template_with_errors_cannot_be_filled() =>
        Should.Throw<InvalidOperationException>(static () => VqlTemplate.Read("SELECT @x FROM y").Fill(static _ => null));

    private static string Fill(string text) => VqlTemplate.Read(text).Fill(static _ => null);
}
