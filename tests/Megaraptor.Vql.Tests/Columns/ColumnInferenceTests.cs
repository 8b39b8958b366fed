using Megaraptor.Vql.Columns;
using Megaraptor.Vql.Syntax;

namespace Megaraptor.Vql.Tests.Columns;

/// <summary>The columns of a query, without running it.</summary>
public sealed class ColumnInferenceTests
{
    [Theory]
    [InlineData("SELECT 1 AS A, 'x' AS B, 1 + 1 FROM scope()", "Exact A:Integer B:String `1 + 1`:Integer")]
    [InlineData("SELECT * FROM range(end=3)", "Exact _value:Integer?")]
    [InlineData("SELECT *, 'x' AS X FROM pslist()", "AtLeast X:String")]
    [InlineData("SELECT * FROM pslist()", "Unknown")]
    [InlineData("SELECT * FROM clients() LIMIT 1", "AtLeast client_id:String? …")]
    [InlineData("SELECT client_id, labels FROM clients()", "Exact client_id:String? labels:List?")]
    [InlineData("LET q = SELECT 1 AS A FROM scope() SELECT *, A + 0.5 AS B FROM q", "Exact A:Integer B:Float")]
    [InlineData("LET q(n) = SELECT n AS N FROM scope() SELECT * FROM q(n=1)", "Exact N:Any")]
    [InlineData("SELECT * FROM foreach(row={ SELECT 1 AS A FROM scope() }, query={ SELECT A, 'x' AS B FROM scope() })", "Exact A:Integer B:String")]
    [InlineData("SELECT * FROM foreach(row=(1, 2))", "Exact _value:Integer")]
    [InlineData("SELECT * FROM foreach(row=(dict(a=1), dict(b='x')))", "Exact a?:Integer b?:String")]
    [InlineData("SELECT * FROM foreach(row=__p0)", "Unknown")]
    [InlineData("SELECT * FROM chain(a={ SELECT 1 AS A FROM scope() }, b={ SELECT 'x' AS A, 2 AS B FROM scope() })", "Exact A:Any B?:Integer")]
    [InlineData("SELECT * FROM if(condition=1, then={ SELECT 1 AS A FROM scope() }, else={ SELECT 2 AS A FROM scope() })", "Exact A:Integer")]
    [InlineData("SELECT * FROM if(condition=1, then={ SELECT 1 AS A FROM scope() }, else={ SELECT * FROM pslist() })", "AtLeast A?:Any")]
    [InlineData("SELECT * FROM switch(a={ SELECT 1 AS A FROM scope() }, b={ SELECT NULL AS A FROM scope() })", "Exact A:Integer?")]
    [InlineData("SELECT * FROM Artifact.Linux.Sys.Users()", "AtLeast User:String? …")]
    [InlineData("SELECT * FROM source(hunt_id='H.1', artifact='Linux.Mounts')", "AtLeast Device:String? …")]
    [InlineData("SELECT * FROM Artifact.No.Such()", "Unknown")]
    [InlineData("SELECT dict(a=1, b=dict(c='x')).b.c AS A, dict(a=1).z AS B FROM scope()", "Exact A:String B:Null")]
    [InlineData("LET x = x SELECT x AS A FROM scope()", "Exact A:Any")]
    [InlineData("LET q = SELECT * FROM q SELECT * FROM q", "Unknown")]
    [InlineData("LET a = 1 LET a = 'x' SELECT a AS A FROM scope()", "Exact A:Any")]
    [InlineData("LET a = 1 LET b = a SELECT b AS B FROM foreach(row=dict(a='x'))", "Exact B:String")]
    [InlineData("LET a = 1 LET b <= a SELECT b AS B FROM foreach(row=dict(a='x'))", "Exact B:Integer")]
    [InlineData("SELECT 1 AS A FROM scope() SELECT 1 AS A, 2 AS B FROM scope()", "Exact A:Integer B?:Integer")]
    [InlineData("LET a = 1", "Exact")]
    [InlineData("SELECT FROM scope()", "Exact")]
    public void The_columns_are_known_as_far_as_the_text_tells(string vql, string expected) => Describe(ColumnInference.OfScript(VqlSyntax.Parse(vql).Script), expected).ShouldBe(expected);

    [Fact]
    public void A_template_parameter_may_be_anything() =>
        Describe(ColumnInference.OfScript(VqlSyntax.ParseTemplate("SELECT @x AS A FROM scope() LIMIT @n").Script), "").ShouldBe("Exact A:Any");

    [Fact]
    public void Artifacts_beside_the_script_are_asked_for_their_columns()
    {
        VqlParseResult result = VqlSyntax.Parse("SELECT * FROM Artifact.Custom.X(source='S')");
        var inference = new ColumnInference(result.Script, static source => source == "Custom.X/S" ? ColumnInference.OfScript(VqlSyntax.Parse("SELECT 1 AS A FROM scope()").Script) : null);
        Describe(inference.Of(((Megaraptor.Vql.Syntax.Nodes.SelectStatement)result.Script.Statements[0]).Query), "").ShouldBe("Exact A:Integer");
    }

    [Fact]
    public void Definitions_that_double_at_every_step_do_not_double_the_work()
    {
        string lets = string.Concat(Enumerable.Range(1, 60).Select(static i => $"LET q{i} = SELECT * FROM foreach(row=q{i - 1}, query=q{i - 1}) LET v{i} = v{i - 1} + v{i - 1} "));
        VqlParseResult result = VqlSyntax.Parse($"LET q0 = SELECT 1 AS A FROM scope() LET v0 = 1 {lets} SELECT *, v60 AS V FROM q60");
        ColumnInference.OfScript(result.Script).Find("V").ShouldNotBeNull();
    }

    private static string Describe(QueryColumns columns, string expected)
    {
        IEnumerable<string> described = columns.Columns.Select(static column => $"{(column.Name.Contains(' ', StringComparison.Ordinal) ? $"`{column.Name}`" : column.Name)}{(column.IsOptional ? "?" : "")}:{column.Type}");
        bool isCut = expected.EndsWith('…');
        return string.Join(' ', described.Take(isCut ? 1 : int.MaxValue).Prepend(columns.Certainty.ToString())) + (isCut ? " …" : "");
    }
}
