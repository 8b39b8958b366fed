using Megaraptor.Vql.Checking;
using Megaraptor.Vql.Columns;
using Megaraptor.Vql.Reference;

namespace Megaraptor.Vql.Tests.Checking;

/// <summary>Where findings stand, what they suggest, and what keeps them away.</summary>
public sealed class VqlCheckerTests
{
    [Fact]
    public void A_finding_says_where_and_what_instead()
    {
        VqlDiagnostic found = Only("SELECT * FROM clients(serch='x') LIMIT 1", "MEGA203");
        found.Span.Start.ShouldBe(22);
        found.Span.Length.ShouldBe(5);
        found.Message.ShouldBe("clients() takes no argument serch.");
        found.Suggestion.ShouldBe("Did you mean search?");
        found.Severity.ShouldBe(DiagnosticSeverity.Error);
    }

    [Theory]
    [InlineData("SELECT filter(list=[1], condition='x=>upcas(string=x)') AS A FROM scope()", "upcas")]
    [InlineData("""LET f = "x=>upcas(string=x)" SELECT filter(list=[1], condition=f) AS A FROM scope()""", "upcas")]
    [InlineData("SELECT * FROM query(query='SELECT * FROM pslst()')", "pslst")]
    [InlineData("SELECT * FROM query(query='''SELECT filter(list=[1], condition=\"x=>upcas(string=x)\") AS A FROM scope()''')", "upcas")]
    public void A_name_in_a_string_is_found_where_it_stands(string text, string name)
    {
        VqlDiagnostic found = VqlChecker.Check(text).Single(static diagnostic => diagnostic.Severity > DiagnosticSeverity.Hint);
        text.Substring(found.Span.Start, found.Span.Length).ShouldBe(name);
    }

    [Fact]
    public void In_a_string_with_escapes_the_whole_string_is_meant()
    {
        const string Text = """SELECT filter(list=[1], condition='x=>upcas(string=\'a\')') AS A FROM scope()""";
        VqlDiagnostic found = Only(Text, "MEGA202");
        Text.Substring(found.Span.Start, found.Span.Length).ShouldBe("""'x=>upcas(string=\'a\')'""");
    }

    [Theory]
    [InlineData("LET q(p) = SELECT * FROM p SELECT * FROM q(p={ SELECT 1 AS A FROM scope() })")]
    [InlineData("LET q(p) = SELECT * FROM p() LET s = SELECT 1 AS A FROM scope() SELECT * FROM q(p=s)")]
    [InlineData("LET hosts = SELECT client_id AS Id FROM clients(search='x') SELECT Id FROM hosts")]
    [InlineData("LET each = SELECT _value + 1 AS Next FROM scope() SELECT * FROM foreach(row=[1, 2], query=each)")]
    [InlineData("LET each = SELECT Item FROM scope() SELECT * FROM foreach(row={ SELECT _value AS Item FROM range(end=2) }, query=each)")]
    [InlineData("SELECT _value AS A FROM range(end=3) WHERE A > 1 GROUP BY A")]
    [InlineData("SELECT { SELECT _value FROM scope() } AS V FROM range(end=1)")]
    [InlineData("SELECT filter(list=[1, 2], condition='x=>x > _value') AS A FROM range(end=2)")]
    [InlineData("LET late = later LET later = 5 SELECT late FROM scope()")]
    [InlineData("SELECT anything FROM parse_csv(filename='x', accessor='data')")]
    [InlineData("SELECT config.version.version AS V FROM scope()")]
    [InlineData("SELECT * FROM query(query='SELECT outer FROM scope()', inherit=TRUE)")]
    [InlineData("SELECT * FROM query(query='SELECT given FROM scope()', env=dict(given=1))")]
    [InlineData("SELECT * FROM for(var='x', foreach=[1, 2], query={ SELECT x FROM scope() })")]
    [InlineData("LET f(a, b=5) = a + b SELECT f(a=1) AS Sum FROM scope()")]
    [InlineData("SELECT * FROM if(condition=TRUE, then={ SELECT 1 AS A FROM scope() })")]
    [InlineData("SELECT Name FROM foreach(row={ SELECT * FROM pslist() }, query={ SELECT Name FROM scope() })")]
    public void A_name_that_something_binds_is_no_finding(string text) =>
        VqlChecker.Check(text).Where(static found => found.Severity > DiagnosticSeverity.Hint).Select(static found => found.Message).ShouldBeEmpty();

    [Theory]
    [InlineData("SELECT later FROM scope() LET later = 5")]
    [InlineData("LET early <= later LET later = 5 SELECT early FROM scope()")]
    [InlineData("LET unused = nowhere SELECT 1 AS A FROM scope()")]
    [InlineData("SELECT filter(list=[1], condition='x=>y') AS A FROM scope()")]
    [InlineData("SELECT _value AS A, { SELECT A FROM scope() } AS B FROM range(end=1)")]
    [InlineData("SELECT * FROM query(query='SELECT given FROM scope()', env=dict(other=1))")]
    public void A_name_that_nothing_binds_is_found(string text) => Only(text, "MEGA210");

    [Fact]
    public void A_given_variable_is_known_with_its_type()
    {
        CheckOptions options = new() { Variables = [new VqlColumn("__p0", VqlType.String)] };
        VqlChecker.Check("SELECT int(int=__p0) AS N FROM scope()", options).ShouldBeEmpty();
        VqlChecker.Check("SELECT * FROM range(end=__p0)", options).Select(static found => found.Id).ShouldBe(["MEGA227"]);
    }

    [Fact]
    public void An_unknown_name_is_an_error_when_the_server_is_known()
    {
        Only("SELECT * FROM pslst()", "MEGA201").Severity.ShouldBe(DiagnosticSeverity.Warning);
        VqlChecker.Check("SELECT * FROM pslst()", new CheckOptions { IsStrict = true }).Single().Severity.ShouldBe(DiagnosticSeverity.Error);
    }

    [Fact]
    public void Names_of_another_server_can_be_given()
    {
        var more = new VqlName(VqlNameKind.Plugin, "my_plugin", [], VqlPlatforms.Linux, 0, "", [], false);
        CheckOptions options = new() { Reference = VqlReference.Default.With(VqlReference.Write([more])) };
        VqlChecker.Check("SELECT * FROM my_plugin()", options).Where(static found => found.Severity > DiagnosticSeverity.Hint).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("-- linter: unknown_plugin:pslst\nSELECT * FROM pslst()")]
    [InlineData("// linter: unknown_plugin:\nSELECT * FROM pslst()")]
    [InlineData("/* LINTER:MEGA201:'ps.*' */ SELECT * FROM pslst()")]
    [InlineData("SELECT * FROM pslst() -- why: linter: mega201:\"^pslst$\" as agreed")]
    public void A_comment_suppresses_a_finding(string text) => VqlChecker.Check(text).ShouldBeEmpty();

    [Theory]
    [InlineData("-- linter: unknown_plugin:other\nSELECT * FROM pslst()", "MEGA201")]
    [InlineData("-- linter: invalid_arg:pslst\nSELECT * FROM pslst()", "MEGA201")]
    [InlineData("SELECT '-- linter: unknown_plugin:' AS A FROM pslst()", "MEGA201")]
    [InlineData("-- linter: unknown_plugin:(\nSELECT * FROM scope()", "MEGA226")]
    public void Another_comment_does_not(string text, string id) => Only(text, id);

    [Fact]
    public void The_fault_of_a_suppression_is_shown_in_the_comment()
    {
        const string Text = "SELECT 1 AS A FROM scope() /* linter: no_such:x */";
        VqlDiagnostic found = Only(Text, "MEGA226");
        Text.Substring(found.Span.Start, found.Span.Length).ShouldBe("linter: no_such:x");
    }

    [Fact]
    public void One_syntax_error_is_one_finding() => VqlChecker.Check("SELECT , FROM scope() SELECT pslst() AS A FROM nothing()").Select(static found => found.Id).ShouldBe(["MEGA200"]);

    [Fact]
    public void Findings_stand_in_the_order_of_the_text()
    {
        IReadOnlyList<VqlDiagnostic> found = VqlChecker.Check("SELECT upcas() AS A, lowcas() AS B FROM pslst() WHERE A <> 1 ORDER BY C");
        found.Select(static diagnostic => diagnostic.Span.Start).ShouldBe(found.Select(static diagnostic => diagnostic.Span.Start).Order());
        found.Select(static diagnostic => diagnostic.Id).ShouldBe(["MEGA202", "MEGA202", "MEGA201", "MEGA216", "MEGA214"]);
    }

    [Theory]
    [InlineData("SELECT * FROM Artifact.Linux.Sys.Pslist(source='x')", "Its one source has no name: leave the argument out.")]
    [InlineData("SELECT * FROM Artifact.Generic.Client.Info(source='User')", "Did you mean Users?")]
    [InlineData("SELECT * FROM Artifact.Generic.Client.Info(Nope=1)", "It takes no parameters.")]
    [InlineData("LET f(name) = name SELECT f(nme=1, name=2) AS A FROM scope()", "It takes no further arguments.")]
    [InlineData("SELECT x() AS A FROM scope() LET x() = 1", "It is defined further below: move the LET up.")]
    [InlineData("SELECT client_id FROM clients() LIMIT 1 SELECT _value FROM range(end=1) ORDER BY _vale", "Did you mean _value?")]
    public void A_suggestion_says_what_to_write(string text, string suggestion) =>
        VqlChecker.Check(text).Select(static found => found.Suggestion).ShouldContain(suggestion);

    private static VqlDiagnostic Only(string text, string id)
    {
        VqlDiagnostic found = VqlChecker.Check(text).Where(static diagnostic => diagnostic.Severity > DiagnosticSeverity.Hint).ShouldHaveSingleItem();
        found.Id.ShouldBe(id);
        return found;
    }
}
