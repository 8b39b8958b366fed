using System.Globalization;
using System.Text.Json.Nodes;
using CsCheck;
using Megaraptor.CommandLine.Tests.Harness;
using Megaraptor.CommandLine.Verbs;
using Megaraptor.Sdk.Catalogue;
using Megaraptor.Tests.Shared;

namespace Megaraptor.CommandLine.Tests.Verbs;

/// <summary>Every shape of parameter and result, as words of a command line.</summary>
public sealed class ShapeTests
{
    [Fact]
    public Task What_is_written_is_bound_to_the_same_value() => ShapeValues.Arguments.SampleAsync(
        static async arguments =>
        {
            Shell shell = await Shell.RunAsync(["test", "shapes", .. Words(arguments), "--format", "json"]);
            shell.ExitCode.ShouldBe(0, shell.Error);
            JsonNode.DeepEquals(JsonNode.Parse(shell.Output), arguments).ShouldBeTrue($"{arguments.ToJsonString()} became {shell.Output}");
        },
        iter: 50);

    [Theory]
    [InlineData("90s", 90)]
    [InlineData("15m", 900)]
    [InlineData("2h", 7200)]
    [InlineData("1d", 86_400)]
    [InlineData("1.5h", 5400)]
    [InlineData("0.25", 0.25)]
    public async Task A_duration_has_a_unit_or_is_in_seconds(string word, double seconds) =>
        JsonNode.Parse((await Shell.RunAsync("test", "shapes", "C.1", "--wait", word, "--format", "json")).Output)!["wait"]!.GetValue<double>().ShouldBe(seconds);

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("15x")]
    [InlineData("-5s")]
    [InlineData("NaN")]
    [InlineData("1h30")]
    public void What_is_no_duration_is_refused(string word) => DurationWord.TryParse(word, out _).ShouldBeFalse();

    [Theory]
    [InlineData("'--wait' must be a duration, not '15x'.", "C.1", "--wait", "15x")]
    [InlineData("'--pids' must be a list of whole numbers, not '1 x'.", "C.1", "--pids", "1", "--pids", "x")]
    [InlineData("'--shades' must hold some of red, dark_blue, not 'green'.", "C.1", "--shades", "green")]
    [InlineData("'--id' must match ^C\\.[0-9a-f]+$.", "X")]
    [InlineData("'--name' must have from 1 to 8 characters, not 9.", "C.1", "--name", "123456789")]
    public async Task What_does_not_fit_ends_with_the_code_for_usage(string message, params string[] words)
    {
        Shell shell = await Shell.RunAsync(["test", "shapes", .. words]);

        (shell.ExitCode, shell.Output).ShouldBe(((int)ExitCode.Usage, ""));
        shell.Error.ShouldContain(message);
    }

    [Fact]
    public async Task A_result_of_nothing_says_that_it_is_done() =>
        (await Shell.RunAsync("test", "nothing", "--format", "json")).Output.TrimEnd().ShouldBe("""{"done":true}""");

    [Fact]
    public async Task A_result_that_does_not_exist_is_not_found_and_leaves_no_output()
    {
        Shell shell = await Shell.RunAsync("test", "find", "pink", "--format", "json");

        (shell.ExitCode, shell.Output).ShouldBe(((int)ExitCode.Failed, ""));
        shell.Error.ShouldContain("'test find' found nothing.");
    }

    [Fact]
    public async Task A_list_becomes_rows() =>
        (await Shell.RunAsync("test", "shades", "--format", "jsonl")).Output.ShouldBe("{\"shade\":\"dark_blue\"}\n{\"shade\":\"dark_blue\"}\n");

    [Fact]
    public void The_help_shows_how_a_duration_is_written() =>
        ParameterSymbols.For(new OperationParameter("wait", ParameterKind.Duration, "How long.", IsRequired: false)).Option!.HelpName.ShouldBe("90s|15m|2h|1d");

    private static IEnumerable<string> Words(JsonObject arguments) => arguments.SelectMany(static argument => argument.Value switch
    {
        JsonArray list => list.Select(item => $"--{argument.Key}={Word(item!)}"),
        var value => [$"--{argument.Key}={Word(value!)}"],
    });

    private static string Word(JsonNode value) => value.GetValueKind() == System.Text.Json.JsonValueKind.Number
        ? ((IFormattable)value.GetValue<object>()).ToString("R", CultureInfo.InvariantCulture).TrimStart('+')
        : value.ToString();
}
