using Megaraptor.CommandLine.Tests.Harness;

namespace Megaraptor.CommandLine.Tests.Verbs;

/// <summary>An operation as a verb: how its parameters are given, and what is refused.</summary>
public sealed class VerbTests
{
    [Theory]
    [InlineData("""{"word":"w","count":1,"loud":false,"tags":"","env":""}""", "w")]
    [InlineData("""{"word":"w","count":1,"loud":false,"tags":"","env":""}""", "--word", "w")]
    [InlineData("""{"word":"w","count":3,"loud":true,"tags":"","env":""}""", "w", "--count", "3", "--loud")]
    [InlineData("""{"word":"w","count":1,"loud":false,"tags":"a+b","env":""}""", "w", "--tags", "a", "--tags", "b")]
    [InlineData("""{"word":"w","count":1,"loud":false,"tags":"","env":"k=v=1+l="}""", "w", "--env", "k=v=1", "--env", "l=")]
    [InlineData("""{"word":"@file","count":1,"loud":false,"tags":"","env":""}""", "@file")]
    [InlineData("""{"word":"-x","count":1,"loud":false,"tags":"","env":""}""", "--word=-x")]
    public async Task Parameters_are_given_by_place_or_by_name(string result, params string[] words)
    {
        Shell shell = await Shell.RunAsync(["test", "echo", .. words, "--format", "json"]);

        (shell.ExitCode, shell.Output.TrimEnd()).ShouldBe((0, result), shell.Error);
    }

    [Fact]
    public async Task What_has_two_names_is_written_with_a_slash() =>
        (await Shell.RunAsync("test", "table", "--table", "Linux.Sys.A/P=1=2", "--table", "Linux.Sys.B/Q=", "--format", "json")).Output.ShouldContain("\"Linux.Sys.A|P|1=2;Linux.Sys.B|Q|\"");

    [Fact]
    public async Task What_lacks_its_second_name_ends_with_the_code_for_usage() =>
        (await Shell.RunAsync("test", "table", "--table", "P=1")).ExitCode.ShouldBe((int)ExitCode.Usage);

    [Theory]
    [InlineData("'--word' is required (text).")]
    [InlineData("'--count' must be a whole number, not 'x'.", "w", "--count", "x")]
    [InlineData("'--count' must be from 1 to 9, not 10.", "w", "--count", "10")]
    [InlineData("--count takes one value and was given 2.", "w", "--count", "1", "--count", "2")]
    [InlineData("--word was given twice: once by its place, once by its name.", "w", "--word", "v")]
    [InlineData("'--env' must be texts by name, not 'novalue'.", "w", "--env", "novalue")]
    [InlineData("Unrecognized command or argument '--cuont'.", "w", "--cuont", "1")]
    [InlineData("Unrecognized command or argument 'v'.", "w", "v")]
    public async Task What_does_not_fit_ends_with_the_code_for_usage(string message, params string[] words)
    {
        Shell shell = await Shell.RunAsync(["test", "echo", .. words]);

        (shell.ExitCode, shell.Output).ShouldBe(((int)ExitCode.Usage, ""));
        shell.Error.ShouldContain(message);
    }

    [Fact]
    public async Task What_has_an_effect_is_not_done_where_nobody_can_be_asked()
    {
        Shell shell = await Shell.RunAsync("test", "delete", "this");

        (shell.ExitCode, shell.Output).ShouldBe(((int)ExitCode.Refused, ""));
        shell.Error.ShouldContain("--yes");
    }

    [Fact]
    public async Task What_has_an_effect_is_done_when_yes_is_given()
    {
        Shell shell = await Shell.RunAsync("test", "delete", "this", "--yes", "--format", "jsonl");

        (shell.ExitCode, shell.Output).ShouldBe((0, """{"word":"this","count":0,"loud":false,"tags":"","env":""}""" + "\n"));
    }

    [Theory]
    [InlineData("test", "delete-moon", "io")]
    [InlineData("test", "delete-moon", "io", "--confirm=false")]
    public async Task A_rehearsal_is_done_without_asking(params string[] words)
    {
        Shell shell = await Shell.RunAsync([.. words, "--format", "jsonl"]);

        (shell.ExitCode, shell.Output).ShouldBe((0, """{"word":"io","count":0,"loud":false,"tags":"","env":""}""" + "\n"), shell.Error);
    }

    [Theory]
    [InlineData("test", "delete-moon", "io", "--confirm")]
    [InlineData("test", "delete-moon", "io", "--confirm=true")]
    public async Task What_is_no_rehearsal_is_not_done_where_nobody_can_be_asked(params string[] words) =>
        (await Shell.RunAsync(words)).ExitCode.ShouldBe((int)ExitCode.Refused);

    [Theory]
    [InlineData("sound", ExitCode.Ok)]
    [InlineData("rotten", ExitCode.Failed)]
    public async Task A_check_that_failed_has_the_exit_code_of_a_failure(string word, ExitCode code) =>
        (await Shell.RunAsync("test", "check", word)).ExitCode.ShouldBe((int)code);

    [Fact]
    public async Task A_check_that_failed_still_writes_its_result_and_says_why()
    {
        Shell shell = await Shell.RunAsync("test", "check", "rotten", "--format", "jsonl");

        (shell.Output, shell.Error).ShouldBe(("{\"valid\":false}\n", "note: The word is not sound.\n"));
    }

    [Fact]
    public async Task What_only_reads_knows_no_yes() => (await Shell.RunAsync("test", "echo", "w", "--yes")).ExitCode.ShouldBe((int)ExitCode.Usage);

    [Theory]
    [InlineData("vql_error", ExitCode.Failed)]
    [InlineData("not_found", ExitCode.Failed)]
    [InlineData("server_error", ExitCode.Failed)]
    [InlineData("a_word_of_the_future", ExitCode.Failed)]
    [InlineData("configuration", ExitCode.Usage)]
    [InlineData("invalid_argument", ExitCode.Usage)]
    [InlineData("denied", ExitCode.Denied)]
    [InlineData("unreachable", ExitCode.Unreachable)]
    [InlineData("tls", ExitCode.Unreachable)]
    [InlineData("timed_out", ExitCode.TimedOut)]
    [InlineData("partial", ExitCode.Partial)]
    [InlineData("refused", ExitCode.Refused)]
    [InlineData("in_doubt", ExitCode.InDoubt)]
    public async Task Each_failure_has_its_exit_code(string code, ExitCode expected) =>
        (await Shell.RunAsync("test", "rows", "--fail-at", "0", "--code", code)).ExitCode.ShouldBe((int)expected);

    [Fact]
    public async Task A_failure_names_verbs_where_the_sdk_names_operations() =>
        (await Shell.RunAsync("test", "rows", "--fail-at=0")).Error.ShouldBe("error: It broke.\nhint: Try 'test rows' or test things.\n");

    [Fact]
    public async Task A_fault_of_the_program_is_told_apart_from_a_failure()
    {
        Shell shell = await Shell.RunAsync("test", "break");

        shell.ExitCode.ShouldBe((int)ExitCode.Fault);
        shell.Error.ShouldStartWith("fault: This should not happen, and is no fault of yours: InvalidOperationException: a bug\n");
    }

    [Fact]
    public async Task A_verb_without_a_server_says_how_to_name_one()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("VELOCIRAPTOR_CONFIG_PATH") is not null, "This machine has a server.");
        Shell shell = await Shell.RunAsync("clients", "list");

        shell.ExitCode.ShouldBe((int)ExitCode.Usage);
        shell.Error.ShouldContain("--config FILE");
    }
}
