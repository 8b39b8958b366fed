using System.CommandLine;
using System.CommandLine.Parsing;
using Megaraptor.CommandLine.Formats;
using Megaraptor.Sdk.Evidence;
using Megaraptor.Vql.Reference;

namespace Megaraptor.CommandLine.Verbs;

/// <summary>What is wrong with a command line, and how to see what is right.</summary>
internal static class UsageText
{
    internal static int Write(Terminal terminal, ParseResult command)
    {
        if (Unknown(command) is { } unknown)
        {
            FailureText.Line(terminal, "[red]error:[/]", unknown);
        }
        else
        {
            foreach (string message in command.Errors.Select(Message).Distinct())
            {
                FailureText.Line(terminal, "[red]error:[/]", message);
            }
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

    /// <summary>One sentence for a command that does not exist, with the near one; null when that is not what is wrong.</summary>
    private static string? Unknown(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        string[] verbs = [.. command.Subcommands.Where(static verb => !verb.Hidden).Select(static verb => verb.Name)];
        if (verbs.Length == 0)
        {
            return null;
        }

        string? word = parsed.UnmatchedTokens.FirstOrDefault(static token => !token.StartsWith('-'));
        if (word is null)
        {
            return parsed.UnmatchedTokens.Count == 0 ? null : $"A command is missing before {parsed.UnmatchedTokens[0]}: one of {string.Join(", ", verbs)}.";
        }

        return $"There is no command '{EvidenceText.Show(word)}'{(NearMatches.Nearest(word, verbs) is { } nearest ? $"; did you mean '{nearest}'?" : $". There are: {string.Join(", ", verbs)}.")}";
    }

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
