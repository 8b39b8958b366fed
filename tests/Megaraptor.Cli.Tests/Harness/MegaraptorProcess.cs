using System.Diagnostics;
using System.Text;

namespace Megaraptor.Cli.Tests.Harness;

/// <summary>The built program as a process of its own, as a shell or an MCP host starts it.</summary>
internal sealed class MegaraptorProcess : IAsyncDisposable
{
    private const string Script = "/usr/bin/script";

    private readonly Process _process;

    private MegaraptorProcess(Process process) => _process = process;

    /// <summary>The path of the built program.</summary>
    internal static string Assembly { get; } = typeof(CommandTree).Assembly.Location;

    internal StreamReader Output => _process.StandardOutput;

    internal StreamWriter Input => _process.StandardInput;

    internal static MegaraptorProcess Start(params string[] words) => StartWith([], words);

    internal static MegaraptorProcess StartWith(Dictionary<string, string> environment, params string[] words) => Start("dotnet", environment, [Assembly, .. words]);

    /// <summary>Whether this machine can give a program a terminal of its own.</summary>
    internal static bool CanHaveTerminal { get; } = OperatingSystem.IsLinux() && File.Exists(Script);

    /// <summary>Starts the program at a terminal. What it writes to both outputs is the output here; what is written to its input is typed.</summary>
    internal static MegaraptorProcess StartAtTerminal(params string[] words) =>
        Start(Script, new() { ["NO_COLOR"] = "1" }, ["--quiet", "--return", "--command", string.Join(' ', ((string[])["dotnet", Assembly, .. words]).Select(Quoted)), "/dev/null"]);

    private static string Quoted(string word) => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static MegaraptorProcess Start(string program, Dictionary<string, string> environment, string[] arguments)
    {
        var start = new ProcessStartInfo(program) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string word in arguments)
        {
            start.ArgumentList.Add(word);
        }

        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        start.Environment.Remove("VELOCIRAPTOR_CONFIG_PATH");
        start.Environment.Remove("VELOCIRAPTOR_API_CONFIG");
        return new MegaraptorProcess(Process.Start(start)!);
    }

    /// <summary>Closes standard input and reads what the program says until it ends.</summary>
    internal async Task<Shell> FinishAsync()
    {
        using CancellationTokenSource patience = Patience();
        _process.StandardInput.Close();
        Task<string> output = _process.StandardOutput.ReadToEndAsync(patience.Token);
        Task<string> error = _process.StandardError.ReadToEndAsync(patience.Token);
        await _process.WaitForExitAsync(patience.Token);
        return new Shell(_process.ExitCode, await output, await error);
    }

    /// <summary>Reads what the program writes until it has written a text.</summary>
    internal async Task<string> ReadUntilAsync(string text)
    {
        var read = new StringBuilder();
        char[] one = new char[1];
        using CancellationTokenSource patience = Patience();
        while (!read.ToString().Contains(text, StringComparison.Ordinal))
        {
            if (await _process.StandardOutput.ReadAsync(one, patience.Token) == 0)
            {
                throw new EndOfStreamException($"The program ended before it wrote '{text}'. It wrote: {read}");
            }

            read.Append(one);
        }

        return read.ToString();
    }

    /// <summary>Asks the program to end, as Ctrl-C or a service manager does.</summary>
    internal async Task<int> TerminateAsync()
    {
        using (Process kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        using CancellationTokenSource patience = Patience();
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>A program that waits for something else than the test thinks must not stop all tests.</summary>
    private static CancellationTokenSource Patience()
    {
        var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        return patience;
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
