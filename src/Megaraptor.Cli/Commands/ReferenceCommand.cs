using System.CommandLine;
using Megaraptor.CommandLine;
using Megaraptor.CommandLine.Connections;
using Megaraptor.CommandLine.Formats;
using Megaraptor.CommandLine.Verbs;
using Megaraptor.Sdk.Errors;
using Megaraptor.Vql.Reference;

namespace Megaraptor.Cli.Commands;

/// <summary><c>megaraptor reference export</c>: the plugins, functions and accessors of a server, for <c>megaraptor check --reference</c>.</summary>
internal sealed class ReferenceCommand
{
    private readonly ClientSource _source;
    private readonly Terminal _terminal;
    private readonly Option<string?> _output = new("--output") { Description = "The file to write. Default: standard output.", HelpName = "FILE" };

    private ReferenceCommand(ClientSource source, Terminal terminal)
    {
        _source = source;
        _terminal = terminal;
    }

    internal static Command Create(ClientSource source, Terminal terminal)
    {
        var reference = new ReferenceCommand(source, terminal);
        var export = new Command("export", "Write the names of a server, from its own help.") { reference._output };
        foreach (Option option in source.Options)
        {
            export.Add(option);
        }

        export.SetAction((parsed, token) => CommandRunner.RunAsync(terminal, () => reference.ExportAsync(parsed, token), token));
        return new Command("reference", "The names that VQL is checked against.") { export };
    }

    private async Task<ExitCode> ExportAsync(ParseResult command, CancellationToken cancellationToken)
    {
        await using ClientLease lease = await _source.ConnectAsync(command, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<VqlName> names = await lease.Client.Vql.NamesAsync(cancellationToken).ConfigureAwait(false);
        string text = VqlReference.Write(names);
        if (command.GetValue(_output) is not { } path)
        {
            await _terminal.Output.Profile.Out.Writer.WriteAsync(text).ConfigureAwait(false);
            return ExitCode.Ok;
        }

        try
        {
            await File.WriteAllTextAsync(path, text, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InvalidArgumentException($"{path} cannot be written: {failure.Message}");
        }

        await _terminal.Error.Profile.Out.Writer.WriteLineAsync($"{names.Count} names written to {path}.").ConfigureAwait(false);
        return ExitCode.Ok;
    }
}
