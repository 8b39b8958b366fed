using System.Text.Json;
using Megaraptor.Cli.Tests.Harness;
using Megaraptor.CommandLine;

namespace Megaraptor.Cli.Tests.Commands;

/// <summary>VQL from a shell: rows on standard output, all else on standard error, and an exit code for the verdict.</summary>
public sealed class QueryTests
{
    [Fact]
    public async Task Rows_are_the_only_thing_on_standard_output()
    {
        Shell shell = await Shell.RunAsync("query", "--demo", "--format", "json", "SELECT log(message='said') AS L, os_info.hostname AS H FROM clients() ORDER BY H LIMIT 1");

        JsonDocument.Parse(shell.Output).RootElement[0].GetProperty("H").GetString().ShouldBe("build-01");
        shell.Error.ShouldContain("said");
    }

    [Theory]
    [InlineData("SELECT * FROM clients()", ExitCode.Ok)]
    [InlineData("SELECT * FROM clients() WHERE FALSE", ExitCode.Ok)]
    [InlineData("SELECT * FROM clientz()", ExitCode.Failed)]
    [InlineData("SELECT * FORM clients()", ExitCode.Failed)]
    [InlineData("SELECT * FROM source(artifact='No.Such')", ExitCode.Failed)]
    [InlineData("SELECT sleep(time=5) FROM scope()", ExitCode.TimedOut)]
    [InlineData("SELECT _value, log(message='lost', level='ERROR') FROM range(end=2)", ExitCode.Partial)]
    public async Task The_verdict_is_the_exit_code(string vql, ExitCode code)
    {
        Shell shell = await Shell.RunAsync("query", "--demo", "--timeout", "1", vql);

        shell.ExitCode.ShouldBe((int)code, shell.Error);
    }

    [Fact]
    public async Task A_key_without_permission_has_a_code_of_its_own()
    {
        await using var folder = await LabFolder.CreateAsync("reader", "reader");

        (await Shell.RunAsync("query", "--config", folder.Config, "SELECT * FROM clients()")).ExitCode.ShouldBe((int)ExitCode.Denied);
    }

    [Fact]
    public async Task Values_travel_beside_the_query() =>
        (await Shell.RunAsync("query", "--demo", "--format", "jsonl", "--env", "V='); SELECT", "SELECT V FROM scope()")).Output.ShouldBe("{\"V\":\"'); SELECT\"}\n");

    [Theory]
    [InlineData("--env", "novalue")]
    [InlineData("--timeout", "0")]
    [InlineData("--timeout", "soon")]
    [InlineData("--config", "x.yaml")]
    [InlineData("--nosuch", "x")]
    public async Task A_wrong_option_sends_nothing(params string[] words)
    {
        Shell shell = await Shell.RunAsync(["query", "--demo", .. words, "SELECT * FROM info()"]);

        (shell.ExitCode, shell.Output).ShouldBe(((int)ExitCode.Usage, ""), shell.Error);
    }

    [Fact]
    public async Task A_syntax_error_says_where_and_what_instead()
    {
        Shell shell = await Shell.RunAsync("query", "--demo", "SELECT a\nFROM b; SELECT c");

        shell.Error.ShouldContain("line 2, column 7");
    }

    [Fact]
    public async Task Standard_input_is_read_for_a_dash()
    {
        await using var process = MegaraptorProcess.Start("query", "--demo", "--format", "jsonl", "-");
        await process.Input.WriteAsync("SELECT 1 AS A FROM scope()");

        (await process.FinishAsync()).Output.ShouldBe("{\"A\":1}\n");
    }
}
