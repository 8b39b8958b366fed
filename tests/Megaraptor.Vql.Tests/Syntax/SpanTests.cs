using Megaraptor.Recordings;
using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Vql.Tests.Syntax;

/// <summary>The span of a node covers its text, from its first token to its last.</summary>
public sealed class SpanTests
{
    private const string Query =
        "/* a */ LET f(p, `q`=[1, 2], r=1 + 2) <= NOT a.b[0].c AND (1, , 2) -- b\n" +
        "EXPLAIN SELECT *, -x AS X, { SELECT FROM y }, 'it' + '''raw''' * 0x10 AS `a b`, NULL, true FROM Artifact.A.B(c=1, d={ SELECT 1 FROM scope() }) " +
        "WHERE a =~ b OR c GROUP BY a, b ORDER BY c DESC LIMIT 5 // c";

    [Theory]
    [InlineData(typeof(LetStatement), "LET f(p, `q`=[1, 2], r=1 + 2) <= NOT a.b[0].c AND (1, , 2)")]
    [InlineData(typeof(LetParameter), "p", "`q`=[1, 2]", "r=1 + 2")]
    [InlineData(typeof(SelectStatement), "EXPLAIN SELECT *, -x AS X, { SELECT FROM y }, 'it' + '''raw''' * 0x10 AS `a b`, NULL, true FROM Artifact.A.B(c=1, d={ SELECT 1 FROM scope() }) WHERE a =~ b OR c GROUP BY a, b ORDER BY c DESC LIMIT 5")]
    [InlineData(typeof(SelectColumn), "*", "-x AS X", "{ SELECT FROM y }", "'it' + '''raw''' * 0x10 AS `a b`", "NULL", "true", "1")]
    [InlineData(typeof(FromClause), "y", "Artifact.A.B(c=1, d={ SELECT 1 FROM scope() })", "scope()")]
    [InlineData(typeof(OrderByClause), "ORDER BY c DESC")]
    [InlineData(typeof(CallArguments), "(c=1, d={ SELECT 1 FROM scope() })", "()")]
    [InlineData(typeof(CallArgument), "c=1", "d={ SELECT 1 FROM scope() }")]
    [InlineData(typeof(OperatorChain), "1 + 2", "NOT a.b[0].c AND (1, , 2)", "'it' + '''raw''' * 0x10", "'''raw''' * 0x10", "a =~ b OR c", "a =~ b")]
    [InlineData(typeof(NotExpression), "NOT a.b[0].c")]
    [InlineData(typeof(MemberExpression), "a.b[0].c")]
    [InlineData(typeof(NamedAccessor), ".c")]
    [InlineData(typeof(BracketAccessor), "[0]")]
    [InlineData(typeof(SymbolExpression), "a.b", "-x", "a", "b", "c", "a", "b")]
    [InlineData(typeof(ParenthesizedExpression), "(1, , 2)")]
    [InlineData(typeof(CommaExpression), "1, 2", "1, , 2", "a =~ b OR c", "a, b")]
    [InlineData(typeof(ArrayExpression), "[1, 2]")]
    [InlineData(typeof(OmittedExpression), "")]
    [InlineData(typeof(SubqueryExpression), "{ SELECT FROM y }", "{ SELECT 1 FROM scope() }")]
    [InlineData(typeof(StringLiteral), "'it'", "'''raw'''")]
    [InlineData(typeof(NumberLiteral), "1", "2", "1", "2", "0", "1", "2", "0x10", "1", "1", "5")]
    [InlineData(typeof(BooleanLiteral), "true")]
    [InlineData(typeof(NullLiteral), "NULL")]
    [InlineData(typeof(VqlScript), Query)]
    public void A_node_covers_its_text(Type kind, params string[] texts) =>
        All(VqlSyntax.Parse(Query).Script).Where(node => node.GetType() == kind).Select(static node => Query.Substring(node.Span.Start, node.Span.Length)).ShouldBe(texts);

    [Fact]
    public void Every_expression_of_a_recorded_query_parses_alone_as_itself()
    {
        foreach (string vql in Recording.Conformance.Concat(Recording.Session).SelectMany(static exchange => exchange.Request.Vql).Distinct())
        {
            VqlParseResult result = VqlSyntax.Parse(vql);
            foreach (VqlExpression expression in All(result.Script).OfType<VqlExpression>().Where(static node => node is not (OmittedExpression or CommaExpression or ArrayExpression or SubqueryExpression)))
            {
                string text = vql.Substring(expression.Span.Start, expression.Span.Length);
                if (result.IsValid)
                {
                    VqlParseResult alone = VqlSyntax.Parse($"LET x = {text}");
                    alone.IsValid.ShouldBeTrue(text);
                    ServerText.Of(((LetStatement)alone.Script.Statements[0]).Value).ShouldBe(ServerText.Of(expression), vql);
                }
            }
        }
    }

    [Fact]
    public void A_child_lies_within_its_parent_and_behind_its_elder()
    {
        foreach (string vql in Recording.Conformance.Concat(Recording.Session).SelectMany(static exchange => exchange.Request.Vql).Distinct())
        {
            VqlParseResult result = VqlSyntax.Parse(vql);
            foreach (VqlNode node in result.IsValid ? All(result.Script) : [])
            {
                int from = node.Span.Start;
                foreach (VqlNode child in node.Children())
                {
                    child.Span.Start.ShouldBeGreaterThanOrEqualTo(from, vql);
                    child.Span.End.ShouldBeLessThanOrEqualTo(node.Span.End, vql);
                    from = child.Span.End;
                }
            }
        }
    }

    internal static IEnumerable<VqlNode> All(VqlNode node) => node.Children().SelectMany(All).Prepend(node);
}
