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

    [Fact]
    public async Task Without_words_the_help_comes()
    {
        await using var process = MegaraptorProcess.Start();
        Shell shell = await process.FinishAsync();

        (shell.ExitCode, shell.Output.Contains("Start with: megaraptor demo", StringComparison.Ordinal)).ShouldBe((0, true));
    }
}
