using System.CommandLine;
using System.Text;
using Megaraptor.CommandLine.Connections;
using Megaraptor.CommandLine.Formats;
using Megaraptor.CommandLine.Verbs;
using Megaraptor.Sdk.Catalogue;

namespace Megaraptor.CommandLine.Tests.Harness;

/// <summary>A command line with the verbs of this program, and what came of running it.</summary>
internal sealed record Shell(int ExitCode, string Output, string Error)
{
    internal static async Task<Shell> RunAsync(params string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var rows = new MemoryStream();
        var terminal = Terminal.To(output, error, rows);
        var root = new RootCommand("test");
        VerbTree.Add(root, OperationCatalogue.OfProgram, new ConfiguredClientSource(), terminal);
        int exitCode = await MegaraptorCommandLine.InvokeAsync(root, words, terminal);
        return new Shell(exitCode, output + Encoding.UTF8.GetString(rows.ToArray()), error.ToString());
    }
}
