using System.CommandLine;
using System.CommandLine.Parsing;
using Megaraptor.CommandLine.Formats;

namespace Megaraptor.CommandLine.Verbs;

/// <summary>What is wrong with a command line, and how to see what is right.</summary>
internal static class UsageText
{
    internal static int Write(Terminal terminal, ParseResult command)
    {
        foreach (string message in command.Errors.Select(Message).Distinct())
        {
            FailureText.Line(terminal, "[red]error:[/]", message);
        }

        string[] path = [.. Path(command.CommandResult.Command)];
        FailureText.Line(terminal, "[yellow]hint:[/]", $"See: {string.Join(' ', path)} --help");
        return (int)ExitCode.Usage;
    }

    /// <summary>What is wrong, in the words of the option rather than those of its type.</summary>
    private static string Message(ParseError error) =>
        error.SymbolResult is OptionResult { Option: { ValueType.IsEnum: true, HelpName: { } values } option, Tokens: [var given] }
            ? $"{option.Name} takes {values.Replace("|", ", ", StringComparison.Ordinal)}, and not {given.Value}."
            : error.Message;

    private static Stack<string> Path(Symbol command)
    {
        var names = new Stack<string>();
        for (Symbol? current = command; current is Command; current = current.Parents.FirstOrDefault())
        {
            names.Push(current is RootCommand ? RootCommand.ExecutableName : current.Name);
        }

        return names;
    }
}
