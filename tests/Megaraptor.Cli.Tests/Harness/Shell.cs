using System.Text;
using Megaraptor.CommandLine;
using Megaraptor.CommandLine.Formats;

namespace Megaraptor.Cli.Tests.Harness;

/// <summary>The commands of megaraptor in this process, and what came of running them.</summary>
internal sealed record Shell(int ExitCode, string Output, string Error)
{
    internal static async Task<Shell> RunAsync(params string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var rows = new MemoryStream();
        var terminal = Terminal.To(output, error, rows);
        int exitCode = await MegaraptorCommandLine.InvokeAsync(CommandTree.Build(terminal), words, terminal);
        return new Shell(exitCode, output + Encoding.UTF8.GetString(rows.ToArray()), error.ToString());
    }
}
