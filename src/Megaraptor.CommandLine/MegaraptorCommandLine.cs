using System.CommandLine;
using Megaraptor.CommandLine.Connections;
using Megaraptor.CommandLine.Formats;
using Megaraptor.CommandLine.Verbs;
using Megaraptor.Sdk.Catalogue;

namespace Megaraptor.CommandLine;

/// <summary>A command line whose verbs are the operations of the program.</summary>
public static class MegaraptorCommandLine
{
    /// <summary>Runs the verbs of the program's operations.</summary>
    /// <param name="args">The words of the command line.</param>
    /// <param name="description">What the program is, for its help.</param>
    /// <param name="services">What classes of operations ask for; null when there is nothing.</param>
    /// <param name="cancellationToken">Ends the verb, beside Ctrl-C.</param>
    /// <returns>The exit code, see <see cref="ExitCode"/>.</returns>
    public static Task<int> RunAsync(IReadOnlyList<string> args, string description = "Operations on a Velociraptor server.", IServiceProvider? services = null, CancellationToken cancellationToken = default)
    {
        var terminal = Terminal.OfProcess();
        var root = new RootCommand(description);
        VerbTree.Add(root, OperationCatalogue.OfProgram, new ConfiguredClientSource(terminal), terminal, services);
        return InvokeAsync(root, args, terminal, cancellationToken);
    }

    /// <summary>Parses and runs a command line.</summary>
    /// <param name="root">The commands.</param>
    /// <param name="args">The words.</param>
    /// <param name="terminal">Where failures are written.</param>
    /// <param name="cancellationToken">Ends the command, beside Ctrl-C.</param>
    /// <returns>The exit code; <see cref="ExitCode.Usage"/> for words that do not parse.</returns>
    public static async Task<int> InvokeAsync(RootCommand root, IReadOnlyList<string> args, Terminal terminal, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(terminal);

        // '@word' is a value like any other: VQL and evidence may begin so, and no file is to be read for it.
        ParseResult command = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
        if (command.Errors.Count > 0)
        {
            return UsageText.Write(terminal, command);
        }

        return await command.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }, cancellationToken).ConfigureAwait(false);
    }
}
