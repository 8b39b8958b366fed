using System.Text.Json;
using Megaraptor.Cli.Tests.Harness;

namespace Megaraptor.Cli.Tests.Commands;

/// <summary>The embedded server as a process for other programs.</summary>
public sealed class LabTests
{
    [Fact]
    public async Task The_ready_line_names_an_address_and_a_configuration_that_work()
    {
        await using var process = MegaraptorProcess.Start("lab", "serve");
        JsonElement ready = JsonDocument.Parse((await process.Output.ReadLineAsync(TestContext.Current.CancellationToken))!).RootElement;

        Shell shell = await Shell.RunAsync("doctor", "--config", ready.GetProperty("config").GetString()!);
        shell.ExitCode.ShouldBe(0, shell.Output);
        shell.Output.ShouldContain($"address {ready.GetProperty("address").GetString()}");
    }

    [Fact]
    public async Task Made_up_hosts_are_served_in_place_of_the_recorded_ones()
    {
        await using var process = MegaraptorProcess.Start("lab", "serve", "--synthetic", "100000", "--seed", "7");
        JsonElement ready = JsonDocument.Parse((await process.Output.ReadLineAsync(TestContext.Current.CancellationToken))!).RootElement;

        Shell shell = await Shell.RunAsync("query", "--config", ready.GetProperty("config").GetString()!, "SELECT count() AS N FROM clients(search='label:synthetic') GROUP BY 1", "--format", "jsonl");
        shell.Output.ShouldContain("100000");
    }

    [Theory]
    [InlineData("--synthetic", "0")]
    [InlineData("--synthetic", "1000001")]
    [InlineData("--seed", "7")]
    public async Task A_fleet_that_cannot_be_is_refused(string option, string value)
    {
        Shell shell = await Shell.RunAsync("lab", "serve", option, value);

        shell.ExitCode.ShouldBe(2);
        shell.Error.ShouldContain("--synthetic");
    }

    [Fact]
    public async Task The_key_is_readable_by_its_owner_only_and_goes_with_the_server()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such modes and signals on Windows.");
        await using var process = MegaraptorProcess.Start("lab", "serve");
        string config = JsonDocument.Parse((await process.Output.ReadLineAsync(TestContext.Current.CancellationToken))!).RootElement.GetProperty("config").GetString()!;
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(config).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        (await process.TerminateAsync()).ShouldBe(0);
        File.Exists(config).ShouldBeFalse();
    }

    [Fact]
    public async Task A_configuration_that_was_asked_for_stays()
    {
        string folder = Directory.CreateTempSubdirectory("megaraptor-").FullName;
        try
        {
            await using var process = MegaraptorProcess.Start("lab", "serve", "--write-config", folder);
            await process.Output.ReadLineAsync(TestContext.Current.CancellationToken);
            await process.TerminateAsync();

            File.Exists(Path.Combine(folder, "api_client.yaml")).ShouldBeTrue();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_as_such()
    {
        await using var folder = await LabFolder.CreateAsync();
        string port = folder.Lab.Address.Split(':')[1];
        Shell shell = await Shell.RunAsync("lab", "serve", "--port", port);

        shell.ExitCode.ShouldBe(2);
        shell.Error.ShouldContain($"cannot listen on port {port}");
    }
}
