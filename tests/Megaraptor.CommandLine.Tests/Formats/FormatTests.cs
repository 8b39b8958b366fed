using System.Text.Json;
using Megaraptor.CommandLine.Tests.Harness;

namespace Megaraptor.CommandLine.Tests.Formats;

/// <summary>Rows go to standard output and nothing else does.</summary>
public sealed class FormatTests
{
    [Fact]
    public async Task Json_is_one_array_and_nothing_else()
    {
        Shell shell = await Shell.RunAsync("test", "rows", "--format", "json");

        JsonDocument.Parse(shell.Output).RootElement.GetArrayLength().ShouldBe(3);
        shell.Error.ShouldBe("note: three made-up rows\n");
    }

    [Fact]
    public async Task Json_lines_are_one_object_each() =>
        (await Shell.RunAsync("test", "rows", "--format", "jsonl")).Output.ShouldBe(
            """
            {"a":1,"b":"x,\"y\""}
            {"b":"‮evil\n","c":[1,2]}
            {"a":null,"c":{"d":"é<"}}

            """.ReplaceLineEndings("\n"));

    [Fact]
    public async Task Csv_has_a_header_of_every_column_of_every_row() =>
        (await Shell.RunAsync("test", "rows", "--format", "csv")).Output.ShouldBe("a,b,c\r\n1,\"x,\"\"y\"\"\",\r\n,\"\u202Eevil\n\",\"[1,2]\"\r\n,,\"{\"\"d\"\":\"\"é\\u003c\"\"}\"\r\n".Replace("\\u003c", "<", StringComparison.Ordinal));

    [Fact]
    public async Task A_table_shows_what_cannot_be_seen()
    {
        Shell shell = await Shell.RunAsync("test", "rows");

        shell.Output.ShouldContain("\\u202Eevil\\u000A");
        shell.Output.ShouldNotContain("\u202E");
    }

    [Theory]
    [InlineData("json")]
    [InlineData("jsonl")]
    [InlineData("csv")]
    [InlineData("table")]
    public async Task What_failed_before_its_first_row_leaves_no_output(string format) =>
        (await Shell.RunAsync("test", "rows", "--fail-at", "0", "--format", format)).Output.ShouldBe("");

    [Fact]
    public async Task What_failed_after_some_rows_leaves_valid_json()
    {
        Shell shell = await Shell.RunAsync("test", "rows", "--fail-at", "2", "--format", "json");

        (shell.ExitCode, JsonDocument.Parse(shell.Output).RootElement.GetArrayLength()).ShouldBe(((int)ExitCode.Failed, 2));
    }

    [Fact]
    public async Task More_rows_than_were_asked_for_are_announced_with_the_way_to_them()
    {
        Shell shell = await Shell.RunAsync("test", "rows", "--limit", "2", "--format", "jsonl");

        shell.Error.ShouldContain("2 rows shown, there are more. Go on with --cursor ");
    }

    [Fact]
    public async Task A_cursor_goes_on_where_the_page_ended()
    {
        string error = (await Shell.RunAsync("test", "rows", "--limit", "2", "--format", "jsonl")).Error;
        string cursor = error[(error.LastIndexOf(' ') + 1)..].Trim();

        (await Shell.RunAsync("test", "rows", "--limit", "2", "--cursor", cursor, "--format", "jsonl")).Output.ShouldBe("{\"a\":null,\"c\":{\"d\":\"é<\"}}\n");
    }

    [Fact]
    public async Task A_format_that_does_not_exist_is_refused_with_those_that_do()
    {
        Shell shell = await Shell.RunAsync("test", "rows", "--format", "xml");

        shell.ExitCode.ShouldBe((int)ExitCode.Usage);
        shell.Error.ShouldContain("jsonl", Case.Insensitive);
    }
}
