using System.Diagnostics;
using System.Text.RegularExpressions;
using Megaraptor.Lab;

namespace Megaraptor.Docs.Tests.Snippets;

/// <summary>
/// Runs one command of a document as it stands, with the built program in place of "dotnet run". Where it names
/// api_client.yaml, that is the key of a Lab. What a test cannot run inside itself is run by the gate, in the same words.
/// </summary>
internal static partial class SnippetCommand
{
    private const string FromClone = "dotnet run --project src/Megaraptor.Cli -- ";
    private const string Installed = "megaraptor ";

    internal static async Task RunAsync(string command)
    {
        if (Words(command) is { } words)
        {
            await RunProgramAsync(command, words);
        }
        else
        {
            RepositoryFiles.Read(".ci/run").ShouldContain(command);
        }
    }

    private static string[]? Words(string command)
    {
        string? prefix = Array.Find([FromClone, Installed], prefix => command.StartsWith(prefix, StringComparison.Ordinal));
        return prefix is null ? null : [.. Word().Matches(command[prefix.Length..]).Select(static match => match.Value.Trim('"'))];
    }

    private static async Task RunProgramAsync(string command, string[] words)
    {
        string folder = Directory.CreateTempSubdirectory("megaraptor-").FullName;
        try
        {
            await using LabServer lab = await LabServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
            await lab.WriteConfigurationAsync(folder, cancellationToken: TestContext.Current.CancellationToken);
            var start = new ProcessStartInfo("dotnet", [typeof(Cli.CommandTree).Assembly.Location, .. words])
            {
                UseShellExecute = false,
                WorkingDirectory = folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using Process process = Process.Start(start)!;
            process.StandardInput.Close();
            Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            string error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            process.ExitCode.ShouldBe(0, $"{command}\n{await output}\n{error}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [GeneratedRegex("\"[^\"]*\"|\\S+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
