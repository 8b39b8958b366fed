using System.Diagnostics;

namespace Megaraptor.Docs.Tests.Samples;

/// <summary>Every sample runs on the Lab as a program, and says what it is meant to show.</summary>
public sealed class SampleTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Folders => [.. Directory.EnumerateDirectories(Path.Combine(RepositoryFiles.Root, "samples")).Select(static folder => Path.GetFileName(folder)!).Where(static name => name != "Shared")];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_sample_is_run_and_listed(string name)
    {
        RepositoryFiles.Read("samples/README.md").ShouldContain($"[{name}]");
        typeof(SampleTests).GetMethods().Select(static method => method.Name).ShouldContain(method => method.StartsWith(name + "_", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Triage_finds_the_listener_of_the_intruder() =>
        (await RunAsync("Triage")).ShouldContain("listens on 4444: /usr/bin/nc -l -k -p 4444");

    [Fact]
    public async Task FleetCollection_follows_each_host_to_its_end() =>
        (await RunAsync("FleetCollection")).Split('\n').Count(static line => line.Contains(": FINISHED, ", StringComparison.Ordinal)).ShouldBe(3);

    [Fact]
    public async Task HuntAndPivot_counts_hosts_by_what_was_found() =>
        (await RunAsync("HuntAndPivot")).ShouldContain("on 1: /usr/bin/nc -l -k -p 4444 (web-01)");

    [Fact]
    public async Task WatchEvents_sees_a_collection_end() =>
        (await RunAsync("WatchEvents")).ShouldMatch(@"flow F\.\w+ ended with \d+ rows");

    [Fact]
    public async Task OfflineEvidence_reads_a_zip() =>
        (await RunAsync("OfflineEvidence", Path.Combine(RepositoryFiles.Root, "tests/Megaraptor.Recordings/Data/containers/offline-web-01.zip"))).ShouldMatch(@"web-01 \(linux\)\s+\S+: \d+ rows");

    private static async Task<string> RunAsync(string name, params string[] arguments)
    {
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        string program = Path.Combine(RepositoryFiles.Root, "samples", name, "bin", configuration, "net10.0", $"Megaraptor.Samples.{name}.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(s_patience);
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(patience.Token);
            Task<string> errors = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            process.ExitCode.ShouldBe(0, await errors);
            return await output;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
