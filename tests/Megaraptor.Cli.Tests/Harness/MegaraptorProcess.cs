using System.Diagnostics;

namespace Megaraptor.Cli.Tests.Harness;

/// <summary>The built program as a process of its own, as a shell or an MCP host starts it.</summary>
internal sealed class MegaraptorProcess : IAsyncDisposable
{
    private readonly Process _process;

    private MegaraptorProcess(Process process) => _process = process;

    /// <summary>The path of the built program.</summary>
    internal static string Assembly { get; } = typeof(CommandTree).Assembly.Location;

    internal StreamReader Output => _process.StandardOutput;

    internal StreamWriter Input => _process.StandardInput;

    internal static MegaraptorProcess Start(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string word in (string[])[Assembly, .. words])
        {
            start.ArgumentList.Add(word);
        }

        start.Environment.Remove("VELOCIRAPTOR_CONFIG_PATH");
        start.Environment.Remove("VELOCIRAPTOR_API_CONFIG");
        return new MegaraptorProcess(Process.Start(start)!);
    }

    /// <summary>Closes standard input and reads what the program says until it ends.</summary>
    internal async Task<Shell> FinishAsync()
    {
        _process.StandardInput.Close();
        Task<string> output = _process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> error = _process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Shell(_process.ExitCode, await output, await error);
    }

    /// <summary>Asks the program to end, as Ctrl-C or a service manager does.</summary>
    internal async Task<int> TerminateAsync()
    {
        using (Process kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }
}
