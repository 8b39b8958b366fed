using System.Text.Json;
using Megaraptor.Cli.Offline;
using Megaraptor.Cli.Tests.Harness;
using Megaraptor.Recordings;

namespace Megaraptor.Cli.Tests.Commands;

/// <summary>Evidence in zips, read by the commands that read servers.</summary>
public sealed class OfflineTests
{
    private static readonly string s_plain = Recording.PathOf(Path.Combine("containers", "flow-download.zip"));
    private static readonly string s_locked = Recording.PathOf(Path.Combine("containers", "flow-download-locked.zip"));

    [Fact]
    public async Task A_verb_works_on_a_zip()
    {
        Shell shell = await Shell.RunAsync("clients", "list", "--offline", s_plain, "--format", "jsonl");

        shell.ExitCode.ShouldBe(0, shell.Error);
        shell.Output.ShouldContain("web-01");
    }

    [Fact]
    public async Task Several_zips_are_several_clients()
    {
        Shell shell = await Shell.RunAsync(
            "query", "SELECT os_info.hostname AS Host FROM clients()", "--format", "jsonl",
            "--offline", Recording.PathOf(Path.Combine("containers", "offline-web-01.zip")),
            "--offline", Recording.PathOf(Path.Combine("containers", "offline-build-01.zip")));

        shell.ExitCode.ShouldBe(0, shell.Error);
        shell.Output.ShouldContain("web-01");
        shell.Output.ShouldContain("build-01");
    }

    [Fact]
    public async Task A_password_comes_from_a_file()
    {
        string path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, "infected\n", TestContext.Current.CancellationToken);
            Shell shell = await Shell.RunAsync("clients", "list", "--offline", s_locked, "--password-file", path);

            shell.ExitCode.ShouldBe(0, shell.Error);
            shell.Output.ShouldContain("web-01");
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_locked_zip_without_a_password_says_where_to_put_it()
    {
        Shell shell = await Shell.RunAsync("clients", "list", "--offline", s_locked);

        shell.ExitCode.ShouldBe(2);
        shell.Error.ShouldContain(ContainerPassword.Variable);
    }

    [Fact]
    public async Task Two_sources_of_evidence_are_refused()
    {
        Shell shell = await Shell.RunAsync("clients", "list", "--demo", "--offline", s_plain);

        shell.ExitCode.ShouldBe(2);
        shell.Error.ShouldContain("--offline");
    }

    [Fact]
    public async Task A_file_that_is_no_zip_is_named()
    {
        Shell shell = await Shell.RunAsync("clients", "list", "--offline", Recording.PathOf("vql-conformance.jsonl"));

        shell.ExitCode.ShouldBe(2);
        shell.Error.ShouldContain("is no zip");
    }

    [Fact]
    public async Task An_opened_zip_is_served_to_other_programs()
    {
        await using var process = MegaraptorProcess.Start("lab", "open", s_plain);
        JsonElement ready = JsonDocument.Parse((await process.Output.ReadLineAsync(TestContext.Current.CancellationToken))!).RootElement;

        Shell shell = await Shell.RunAsync("clients", "list", "--config", ready.GetProperty("config").GetString()!);
        shell.ExitCode.ShouldBe(0, shell.Error);
        shell.Output.ShouldContain("web-01");
    }
}
