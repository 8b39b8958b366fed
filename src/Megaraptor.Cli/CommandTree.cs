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
    internal static RootCommand Build(Terminal terminal)
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
        VerbTree.Add(root, OperationCatalogue.OfProgram, source, terminal);
        return root;
    }
}
