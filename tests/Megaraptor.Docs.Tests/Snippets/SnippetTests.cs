using System.Text.Json;
using Megaraptor.Vql.Syntax;

namespace Megaraptor.Docs.Tests.Snippets;

/// <summary>What stands in the documents is true: code compiles, commands run, JSON and VQL parse.</summary>
public sealed class SnippetTests
{
    private static readonly string[] s_languages = ["csharp", "sh", "json", "vql", "text"];

    public static TheoryData<Snippet> CSharp => Snippet.Of("csharp");

    public static TheoryData<Snippet> Commands => Snippet.Of("sh");

    public static TheoryData<Snippet> Json => Snippet.Of("json");

    [Fact]
    public void Every_snippet_is_of_a_language_that_is_checked_or_plain_text() =>
        Snippet.All.ShouldAllBe(static snippet => s_languages.Contains(snippet.Language));

    [Fact]
    public void Every_vql_snippet_parses() =>
        Snippet.All.Where(static snippet => snippet.Language == "vql").ShouldAllBe(static snippet => VqlSyntax.Parse(snippet.Text).IsValid);

    [Theory]
    [MemberData(nameof(Json))]
    public void A_json_snippet_parses(Snippet snippet) => Should.NotThrow(() => JsonDocument.Parse(snippet.Text).Dispose());

    [Theory]
    [MemberData(nameof(CSharp))]
    public void A_csharp_snippet_compiles_without_a_warning(Snippet snippet) => SnippetCompilation.Findings(snippet.Text).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task The_commands_of_a_snippet_succeed(Snippet snippet)
    {
        foreach (string command in snippet.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            await SnippetCommand.RunAsync(command);
        }
    }
}
