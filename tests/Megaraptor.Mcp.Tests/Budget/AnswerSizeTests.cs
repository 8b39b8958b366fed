using System.Text;
using Megaraptor.Mcp.Budget;
using Megaraptor.Mcp.Hosting;
using Megaraptor.Mcp.Tests.Harness;

namespace Megaraptor.Mcp.Tests.Budget;

/// <summary>An answer fits what hosts keep of it, and says how to get the rest.</summary>
public sealed class AnswerSizeTests
{
    /// <summary>What stands around the rows: counts, notes, logs.</summary>
    private const int Envelope = 2_000;

    [Fact]
    public async Task Rows_beyond_the_budget_are_the_next_page()
    {
        await using ServedTools served = await ServedTools.StartAsync(new McpServerSettings());
        var numbers = new List<long>();
        string? cursor = null;
        do
        {
            string more = cursor is null ? "" : $",\"cursor\":\"{cursor}\"";
            ToolAnswer page = await served.CallAsync("make_rows", $$"""{"count":100,"text":"{{new string('x', 1500)}}"{{more}}}""");
            Encoding.UTF8.GetByteCount(page.Text).ShouldBeLessThan(AnswerBudget.Default.Bytes + Envelope);
            numbers.AddRange(page.Rows.Select(static row => row.GetProperty("number").GetInt64()));
            cursor = page.Cursor;
        }
        while (cursor is not null);

        numbers.ShouldBe(Enumerable.Range(0, 100).Select(static number => (long)number));
    }

    [Fact]
    public async Task A_row_that_alone_breaks_the_budget_is_cut_visibly_and_not_skipped()
    {
        await using ServedTools served = await ServedTools.StartAsync(new McpServerSettings());

        ToolAnswer answer = await served.CallAsync("make_rows", $$"""{"count":2,"text":"{{new string('x', 100_000)}}"}""");
        answer.Rows[0].GetProperty("text").GetString().ShouldNotBeNull().ShouldEndWith("[cut]");
        answer.Json.GetProperty("notes").EnumerateArray().ShouldContain(static note => note.GetString()!.Contains("[cut]"));
    }

    [Fact]
    public async Task A_result_that_breaks_the_budget_is_cut_visibly()
    {
        await using ServedTools served = await ServedTools.StartAsync(new McpServerSettings());

        ToolAnswer answer = await served.CallAsync("make_text", """{"length":100000}""");
        answer.Text.Length.ShouldBeLessThan(AnswerBudget.Default.Bytes);
        answer.Json.GetProperty("text").GetString().ShouldNotBeNull().ShouldEndWith("[cut]");
    }

    [Theory]
    [InlineData("abc", 2, "ab")]
    [InlineData("a🦖c", 2, "a")]
    [InlineData("a🦖c", 3, "a🦖")]
    public void A_text_is_cut_between_characters(string text, int length, string head) => TextCut.Head(text, length).ToString().ShouldBe(head);
}
