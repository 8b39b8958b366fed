using Megaraptor.Cli.Tests.Harness;

namespace Megaraptor.Cli.Tests.Commands;

public sealed class HelpTests
{
    [Theory]
    [InlineData("nosuch")]
    [InlineData("clients", "nosuch")]
    [InlineData("clients")]
    [InlineData("lab")]
    public async Task An_incomplete_command_line_points_to_help(params string[] words)
    {
        Shell shell = await Shell.RunAsync(words);

        shell.ExitCode.ShouldBe(2);
        shell.Error.ShouldContain("--help");
    }

    [Theory]
    [InlineData("There is no command 'lst'; did you mean 'list'?", "clients", "lst")]
    [InlineData("There is no command 'querry'; did you mean 'query'?", "querry")]
    [InlineData("A command is missing before --demo", "clients", "--demo")]
    [InlineData("--format takes table, json, jsonl, csv, and not xml.", "clients", "list", "--demo", "--format", "xml")]
    [InlineData("--env is written K=V, each name once.", "query", "--demo", "SELECT A FROM scope()", "--env", "A=1", "--env", "A=2")]
    public async Task What_is_mistyped_is_told_in_one_sentence(string sentence, params string[] words)
    {
        Shell shell = await Shell.RunAsync(words);

        (shell.ExitCode, shell.Error.Split('\n')[0].Contains(sentence, StringComparison.Ordinal)).ShouldBe((2, true), shell.Error);
    }

    [Fact]
    public async Task Without_words_the_help_comes()
    {
        await using var process = MegaraptorProcess.Start();
        Shell shell = await process.FinishAsync();

        (shell.ExitCode, shell.Output.Contains("Start with: megaraptor demo", StringComparison.Ordinal)).ShouldBe((0, true));
    }
}
