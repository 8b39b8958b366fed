using System.CommandLine;
using Megaraptor.Cli.Commands;
using Megaraptor.Cli.Offline;
using Megaraptor.CommandLine.Formats;
using Megaraptor.CommandLine.Verbs;
using Megaraptor.Sdk.Catalogue;

namespace Megaraptor.Cli;

/// <summary>The commands of <c>megaraptor</c>: those written by hand, and a verb per operation.</summary>
internal static class CommandTree
{
    /// <summary>Builds the commands.</summary>
    /// <param name="terminal">Where they write.</param>
    /// <param name="words">The words that will be parsed; where the first is a command written by hand, the verbs are not made at all: an MCP host waits for each of them. Null for all.</param>
    internal static RootCommand Build(Terminal terminal, IReadOnlyList<string>? words = null)
    {
        var source = new EvidenceClientSource(terminal);
        var root = new RootCommand("Velociraptor from the shell and for AI assistants. Start with: megaraptor demo")
        {
            DemoCommand.Create(terminal),
            McpCommand.Create(source, terminal),
            LabCommand.Create(terminal),
            QueryCommand.Create(source, terminal),
            DoctorCommand.Create(source, terminal),
            CheckCommand.Create(terminal),
            FormatCommand.Create(terminal),
            ReferenceCommand.Create(source, terminal),
            OperationsCommand.Create(terminal),
        };
        if (!(words is [var first, ..] && root.Subcommands.Any(command => command.Name == first)))
        {
            VerbTree.Add(root, OperationCatalogue.OfProgram, source, terminal);
        }

        return root;
    }
}
