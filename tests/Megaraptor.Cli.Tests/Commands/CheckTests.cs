using System.Text.Json;
using Megaraptor.Cli.Tests.Harness;

namespace Megaraptor.Cli.Tests.Commands;

/// <summary>Checking files: which are read, what is written where, and the exit code.</summary>
public sealed class CheckTests
{
    [Fact]
    public async Task A_finding_is_one_line_on_standard_output_and_the_summary_is_not()
    {
        using var folder = new TextFolder();
        string path = folder.Write("a.vql", "SELECT *\nFROM pslst()");
        Shell shell = await Shell.RunAsync("check", path);

        shell.Output.ShouldBe($"{path}(2,6): warning MEGA201: There is no plugin or stored query pslst. Did you mean pslist?{Environment.NewLine}");
        shell.Error.ShouldBe($"1 warning in 1 file.{Environment.NewLine}");
        shell.ExitCode.ShouldBe(0);
    }

    [Theory]
    [InlineData("SELECT * FROM pslist()", 0)]
    [InlineData("SELECT * FROM pslst()", 0)]
    [InlineData("SELECT FROM", 1)]
    [InlineData("SELECT * FROM pslist() WHERE Pid, Ppid", 1)]
    public async Task An_error_is_the_exit_code(string vql, int exitCode)
    {
        using var folder = new TextFolder();
        (await Shell.RunAsync("check", folder.Write("a.vql", vql))).ExitCode.ShouldBe(exitCode);
    }

    [Fact]
    public async Task An_unknown_name_is_an_error_when_strict()
    {
        using var folder = new TextFolder();
        Shell shell = await Shell.RunAsync("check", "--strict", folder.Write("a.vql", "SELECT * FROM pslst()"));

        shell.ExitCode.ShouldBe(1);
        shell.Output.ShouldContain("error MEGA201");
    }

    [Fact]
    public async Task Of_a_folder_vql_and_artifacts_are_checked_together_and_nothing_else()
    {
        using var folder = new TextFolder();
        folder.Write("a.yaml", "name: Custom.A\nsources:\n- query: SELECT * FROM Artifact.Custom.B(Nope=1)\n");
        folder.Write("more/b.yml", "name: Custom.B\nsources:\n- query: SELECT 1 AS A FROM scope()\n");
        folder.Write("compose.yaml", "services: {}\n");
        folder.Write("notes.txt", "SELECT FROM");
        folder.Write(".git/c.vql", "SELECT FROM");
        Shell shell = await Shell.RunAsync("check", folder.Root);

        shell.Output.ShouldContain("a.yaml(3,42): error MEGA209: Custom.B has no parameter Nope. It takes no parameters.");
        shell.Error.ShouldContain("1 error in 2 files.");
    }

    [Fact]
    public async Task A_file_that_is_named_twice_is_checked_once()
    {
        using var folder = new TextFolder();
        string path = folder.Write("a.vql", "SELECT FROM");
        (await Shell.RunAsync("check", path, folder.Root)).Error.ShouldContain("1 error in 1 file.");
    }

    [Theory]
    [InlineData("json")]
    [InlineData("sarif")]
    public async Task Json_is_all_there_is(string format)
    {
        using var folder = new TextFolder();
        Shell shell = await Shell.RunAsync("check", "--format", format, folder.Write("a.vql", $"SELECT {new string('a', 500)} FROM pslst()"));

        JsonDocument.Parse(shell.Output);
        shell.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task Standard_input_is_vql_or_an_artifact()
    {
        await using var vql = MegaraptorProcess.Start("check", "-");
        await using var artifact = MegaraptorProcess.Start("check", "-");
        await vql.Input.WriteAsync("SELECT * FROM pslst()");
        await artifact.Input.WriteAsync("name: Custom.A\nsourcs: []\n");
        Shell first = await vql.FinishAsync();
        Shell second = await artifact.FinishAsync();

        first.Output.ShouldStartWith("-(1,15): warning MEGA201");
        second.Output.ShouldStartWith("-(2,1): error MEGA101");
    }

    [Theory]
    [InlineData("no-such-file.vql", "There is no file no-such-file.vql.")]
    [InlineData("no/such/folder", "There is no file no/such/folder.")]
    public async Task A_path_that_names_nothing_is_a_usage_error(string path, string message)
    {
        Shell shell = await Shell.RunAsync("check", path);

        shell.ExitCode.ShouldBe(2);
        shell.Error.ShouldContain(message);
    }

    [Fact]
    public async Task A_format_that_there_is_not_is_answered_with_those_there_are()
    {
        Shell shell = await Shell.RunAsync("check", "--format", "xml", "a.vql");

        shell.ExitCode.ShouldBe(2);
        shell.Error.ShouldContain("--format takes text, json, sarif, and not xml.");
    }

    [Fact]
    public async Task An_empty_folder_is_no_success()
    {
        using var folder = new TextFolder();
        Shell shell = await Shell.RunAsync("check", folder.Root);

        shell.ExitCode.ShouldBe(2);
        shell.Error.ShouldContain("There is no VQL and no artifact in");
    }

    [Fact]
    public async Task A_reference_that_is_none_is_a_usage_error()
    {
        using var folder = new TextFolder();
        string path = folder.Write("a.vql", "SELECT 1 AS A FROM scope()");
        Shell shell = await Shell.RunAsync("check", "--reference", path, path);

        shell.ExitCode.ShouldBe(2);
        shell.Error.ShouldContain("is no reference file: Line 1");
    }

    [Fact]
    public async Task The_exported_names_of_a_server_can_be_checked_against()
    {
        using var folder = new TextFolder();
        string reference = Path.Combine(folder.Root, "names.txt");
        Shell export = await Shell.RunAsync("reference", "export", "--demo", "--output", reference);
        Shell check = await Shell.RunAsync("check", "--strict", "--reference", reference, folder.Write("a.vql", "SELECT * FROM clients(search='x') SELECT * FROM pslst()"));

        export.ExitCode.ShouldBe(0, export.Error);
        export.Error.ShouldContain("410 names written to");
        check.Output.Split('\n').Count(static line => line.Contains("error", StringComparison.Ordinal)).ShouldBe(1, check.Output);
    }
}
