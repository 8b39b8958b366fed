using CsCheck;
using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Syntax.Refusals;

namespace Megaraptor.Vql.Tests.Syntax;

/// <summary>Random texts: those of the grammar are read, and no others break anything.</summary>
public sealed class GeneratedTests
{
    [Fact]
    public void What_the_grammar_makes_is_accepted_by_parser_and_grammar() => VqlGenerator.Script.Sample(
        static vql => VqlSyntax.Parse(vql).IsValid && new GrammarMachine(vql, RefusalFinder.Lex(vql)).Run() is null,
        iter: 3000);

    [Fact]
    public void The_servers_text_of_a_generated_query_is_the_same_when_it_is_read_again() => VqlGenerator.Script.Sample(
        static vql =>
        {
            string once = ServerText.Of(VqlSyntax.Parse(vql).Script);
            VqlParseResult again = VqlSyntax.Parse(once);

            // An empty index loses its brackets, and `a `b` c` its first and last sign: there the server's own text is no VQL.
            return !again.IsValid || ServerText.Of(again.Script) == once;
        },
        iter: 3000);

    [Fact]
    public void Any_string_has_a_tree_and_a_refusal_when_it_is_none() => Gen.String.Sample(
        static text =>
        {
            VqlParseResult result = VqlSyntax.Parse(text);
            return result.IsValid ? result.Refusal is null : result.Errors.Count > 0 && result.Refusal!.LogLine.Length > 0;
        },
        iter: 5000);

    [Fact]
    public void Any_row_of_bytes_is_read_as_text_first() => Gen.Byte.Array.Sample(
        static bytes => VqlSyntax.Parse(System.Text.Encoding.UTF8.GetString(bytes)).Script is not null,
        iter: 5000);
}
