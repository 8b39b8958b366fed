using System.CommandLine;
using Megaraptor.CommandLine.Connections;
using Megaraptor.CommandLine.Formats;
using Megaraptor.Sdk.Catalogue;

namespace Megaraptor.CommandLine.Verbs;

/// <summary>Makes commands of a catalogue's operations: a noun each, and under it a verb per operation.</summary>
public static class VerbTree
{
    /// <summary>Adds the verbs of operations to a command.</summary>
    /// <param name="root">The command to add to.</param>
    /// <param name="catalogue">The operations.</param>
    /// <param name="source">Where the verbs get their server from.</param>
    /// <param name="terminal">Where they write.</param>
    /// <param name="services">What classes of operations ask for; null when there is nothing.</param>
    public static void Add(Command root, OperationCatalogue catalogue, ClientSource source, Terminal terminal, IServiceProvider? services = null)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(catalogue);
        foreach (OperationDescriptor operation in catalogue.Operations.OrderBy(static operation => operation.Verb, StringComparer.Ordinal))
        {
            string[] words = operation.Verb.Split(' ');
            Command parent = words[..^1].Aggregate(root, Descend);
            parent.Add(new OperationVerb(operation, source, terminal, services).ToCommand(words[^1]));
            parent.Description = parent == root ? root.Description : $"{Capital(parent.Name)}: {string.Join(", ", parent.Subcommands.Select(static verb => verb.Name))}.";
        }
    }

    private static Command Descend(Command parent, string noun)
    {
        foreach (Command child in parent.Subcommands)
        {
            if (child.Name == noun)
            {
                return child;
            }
        }

        var command = new Command(noun);
        parent.Add(command);
        return command;
    }

    private static string Capital(string noun) => noun == "vql" ? "VQL" : char.ToUpperInvariant(noun[0]) + noun[1..].Replace('-', ' ');
}
