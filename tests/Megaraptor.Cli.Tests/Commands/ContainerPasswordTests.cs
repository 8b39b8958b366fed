using Megaraptor.Cli.Offline;
using Megaraptor.Cli.Tests.Harness;
using Megaraptor.Recordings;

namespace Megaraptor.Cli.Tests.Commands;

/// <summary>Where the password of a locked zip comes from: a file, the environment, or a person at a terminal.</summary>
public sealed class ContainerPasswordTests : IDisposable
{
    private const string Backspace = "\u007f";

    private static readonly string s_locked = Recording.PathOf(Path.Combine("containers", "flow-download-locked.zip"));

    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData("infected\r")]
    [InlineData("infx" + Backspace + "ected\r")]
    public async Task A_person_is_asked_and_may_correct_what_was_typed(string typed)
    {
        Shell shell = await TypeAsync(typed, "clients", "list", "--offline", s_locked);

        shell.ExitCode.ShouldBe(0, shell.Output);
        shell.Output.ShouldContain("web-01");
    }

    [Fact]
    public async Task What_is_typed_as_soon_as_the_prompt_stands_is_not_shown()
    {
        Shell shell = await TypeAsync("infected\r", "clients", "list", "--offline", s_locked);

        shell.Output.ShouldNotContain("infe");
    }

    [Fact]
    public async Task A_wrong_password_that_was_typed_is_told_and_not_repeated()
    {
        Shell shell = await TypeAsync("wrongword\r", "clients", "list", "--offline", s_locked);

        shell.ExitCode.ShouldBe(2);
        shell.Output.ShouldContain("the password is wrong");
        shell.Output.ShouldContain("--password-file");
        shell.Output.ShouldNotContain("wrongword");
    }

    [Fact]
    public async Task Who_ends_the_input_in_place_of_a_password_is_told_where_else_it_may_come_from()
    {
        Shell shell = await TypeAsync("\u0004", "clients", "list", "--offline", s_locked);

        shell.ExitCode.ShouldBe(2);
        shell.Output.ShouldContain("no password was given");
    }

    [Fact]
    public async Task One_password_opens_several_zips()
    {
        Shell shell = await TypeAsync("infected\r", "query", "SELECT count() AS N FROM clients() GROUP BY 1", "--format", "jsonl", "--offline", s_locked, "--offline", s_locked);

        shell.Output.ShouldNotContain("Password of");
    }

    [Fact]
    public async Task The_server_of_a_locked_zip_asks_too()
    {
        Assert.SkipUnless(MegaraptorProcess.CanHaveTerminal, "This machine has no 'script' to make a terminal.");
        await using var process = MegaraptorProcess.StartAtTerminal("lab", "open", s_locked);
        await process.ReadUntilAsync("Password of");
        await process.Input.WriteAsync("infected\r");
        await process.Input.FlushAsync(TestContext.Current.CancellationToken);

        await process.ReadUntilAsync("config");
    }

    [Fact]
    public async Task A_password_comes_from_the_environment()
    {
        await using var process = MegaraptorProcess.StartWith(new() { [ContainerPassword.Variable] = "infected" }, "clients", "list", "--offline", s_locked);

        Shell shell = await process.FinishAsync();

        shell.ExitCode.ShouldBe(0, shell.Error);
        shell.Output.ShouldContain("web-01");
    }

    [Fact]
    public async Task A_wrong_password_of_the_environment_is_not_shown()
    {
        await using var process = MegaraptorProcess.StartWith(new() { [ContainerPassword.Variable] = "wrongword" }, "clients", "list", "--offline", s_locked);

        Shell shell = await process.FinishAsync();

        shell.ExitCode.ShouldBe(2);
        shell.Error.ShouldContain("password");
        (shell.Output + shell.Error).ShouldNotContain("wrongword");
    }

    [Fact]
    public async Task The_file_counts_before_the_environment()
    {
        await File.WriteAllTextAsync(_file, "infected\r\nsecond line\n", TestContext.Current.CancellationToken);
        await using var process = MegaraptorProcess.StartWith(new() { [ContainerPassword.Variable] = "wrongword" }, "clients", "list", "--offline", s_locked, "--password-file", _file);

        Shell shell = await process.FinishAsync();

        shell.ExitCode.ShouldBe(0, shell.Error);
    }

    [Theory]
    [InlineData("wrongword\n", "password")]
    [InlineData("\ninfected\n", "is empty")]
    public async Task A_file_with_a_wrong_password_or_none_is_told(string text, string told)
    {
        await File.WriteAllTextAsync(_file, text, TestContext.Current.CancellationToken);

        Shell shell = await Shell.RunAsync("clients", "list", "--offline", s_locked, "--password-file", _file);

        shell.ExitCode.ShouldBe(2);
        shell.Error.ShouldContain(told);
        shell.Error.ShouldNotContain("wrongword");
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        Shell shell = await Shell.RunAsync("clients", "list", "--offline", s_locked, "--password-file", _file + ".no");

        shell.ExitCode.ShouldBe(2);
        shell.Error.ShouldContain(_file + ".no");
    }

    private static async Task<Shell> TypeAsync(string typed, params string[] words)
    {
        Assert.SkipUnless(MegaraptorProcess.CanHaveTerminal, "This machine has no 'script' to make a terminal.");
        await using var process = MegaraptorProcess.StartAtTerminal(words);
        await process.ReadUntilAsync("Password of");
        await process.Input.WriteAsync(typed);
        await process.Input.FlushAsync(TestContext.Current.CancellationToken);
        return await process.FinishAsync();
    }
}
