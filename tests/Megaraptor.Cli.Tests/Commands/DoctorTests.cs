using Megaraptor.Cli.Tests.Harness;
using Megaraptor.CommandLine;

namespace Megaraptor.Cli.Tests.Commands;

/// <summary>One line for each thing that can be wrong, and a remedy for what is.</summary>
public sealed class DoctorTests
{
    [Fact]
    public async Task A_healthy_connection_is_ok_in_every_line()
    {
        Shell shell = await Shell.RunAsync("doctor", "--demo");

        shell.ExitCode.ShouldBe(0);
        shell.Output.TrimEnd().Split('\n').Select(static line => line[..4] + line[5..18].TrimEnd()).ShouldBe(
            ["ok  configuration", "ok  certificate", "ok  connection", "ok  identity", "ok  permissions", "ok  version", "ok  clock"]);
    }

    [Fact]
    public async Task A_file_that_is_not_there_ends_the_examination_with_its_remedy()
    {
        Shell shell = await Shell.RunAsync("doctor", "--config", "/no/such/file.yaml");

        shell.ExitCode.ShouldBe((int)ExitCode.Usage);
        shell.Output.ShouldHaveSingleLine().ShouldStartWith("FAIL configuration There is no file /no/such/file.yaml. -> ");
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_told_from_a_broken_file()
    {
        await using var folder = await LabFolder.CreateAsync();
        await folder.Lab.DisposeAsync();
        Shell shell = await Shell.RunAsync("doctor", "--config", folder.Config);

        shell.ExitCode.ShouldBe((int)ExitCode.Unreachable);
        shell.Output.ShouldContain("FAIL connection");
        shell.Output.ShouldContain("the connection was refused");
    }

    [Fact]
    public async Task A_key_whose_user_is_unknown_fails_at_identity()
    {
        await using var folder = await LabFolder.CreateAsync("stranger");
        Shell shell = await Shell.RunAsync("doctor", "--config", folder.Config);

        shell.ExitCode.ShouldBe((int)ExitCode.Denied);
        shell.Output.ShouldContain("FAIL identity");
        shell.Output.ShouldContain("velociraptor user add");
    }

    [Fact]
    public async Task A_key_with_few_permissions_names_those_it_has()
    {
        await using var folder = await LabFolder.CreateAsync("narrow", "api");
        Shell shell = await Shell.RunAsync("doctor", "--config", folder.Config);

        shell.ExitCode.ShouldBe(0);
        shell.Output.ShouldContain("read_results");
    }
}
