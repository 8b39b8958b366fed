using System.CommandLine;
using Megaraptor.CommandLine.Connections;
using Megaraptor.CommandLine.Formats;
using Megaraptor.CommandLine.Prompts;
using Megaraptor.Sdk;
using Megaraptor.Sdk.Catalogue;

namespace Megaraptor.CommandLine.Verbs;

/// <summary>One operation as a verb. Its options, help and behaviour come from the operation's descriptor.</summary>
internal sealed class OperationVerb
{
    private readonly OperationDescriptor _operation;
    private readonly ClientSource _source;
    private readonly Terminal _terminal;
    private readonly IServiceProvider? _services;
    private readonly CommonOptions _common = new();
    private readonly Dictionary<string, ParameterSymbols> _symbols = [];

    internal OperationVerb(OperationDescriptor operation, ClientSource source, Terminal terminal, IServiceProvider? services)
    {
        _operation = operation;
        _source = source;
        _terminal = terminal;
        _services = services;
    }

    internal Command ToCommand(string verb)
    {
        var command = new Command(verb, _operation.Description);
        foreach (OperationParameter parameter in (IEnumerable<OperationParameter>)[.. _operation.Parameters, .. ServerParameters.Of(_operation)])
        {
            if (parameter.Name == ServerParameters.Server)
            {
                // The option is the source's own: it says which servers there are, too.
                if (_source.ServerOption is { } server)
                {
                    _symbols.Add(parameter.Name, new ParameterSymbols(server, null, null) { Counts = static word => !word.Contains('=', StringComparison.Ordinal) });
                }

                continue;
            }

            var symbols = ParameterSymbols.For(parameter);
            _symbols.Add(parameter.Name, symbols);
            if (symbols.Argument is { } argument)
            {
                command.Add(argument);
            }

            command.Add((Option?)symbols.Option ?? symbols.Flag!);
            command.Validators.Add(symbols.RefuseBoth);
        }

        if (_operation.UsesServer)
        {
            foreach (Option option in _source.Options)
            {
                command.Add(option);
            }
        }

        command.Add(_common.Format);
        if (_operation.Effect != Effect.Read)
        {
            command.Add(_common.Yes);
        }

        command.SetAction(RunAsync);
        return command;
    }

    private Task<int> RunAsync(ParseResult command, CancellationToken cancellationToken) =>
        CommandRunner.RunAsync(_terminal, () => ExecuteAsync(command, cancellationToken), cancellationToken);

    private async Task<ExitCode> ExecuteAsync(ParseResult command, CancellationToken cancellationToken)
    {
        var arguments = new TokenArguments(command, _symbols);
        if (_operation.Effect != Effect.Read && !command.GetValue(_common.Yes) && !Rehearsal.Is(_operation, arguments))
        {
            EffectConfirmation.Ask(_operation, _terminal);
        }

        ClientLease? lease = null;
        using FormatSink sink = _terminal.Sink(command.GetValue(_common.Format));
        bool succeeded = false;
        try
        {
            var call = new OperationCall(arguments, ConnectAsync, sink, _services);
            await _operation.InvokeAsync(call, cancellationToken).ConfigureAwait(false);
            succeeded = true;
        }
        finally
        {
            sink.End(succeeded);
            if (lease is not null)
            {
                await lease.DisposeAsync().ConfigureAwait(false);
            }
        }

        SummaryText.Write(_terminal, sink);
        return sink.Summary switch
        {
            { } summary when summary.Orgs.Any(static org => org.IsFailure) => ExitCode.Partial,
            { HasFailedCheck: true } => ExitCode.Failed,
            _ => ExitCode.Ok,
        };

        // The source reads the server's name from the command itself.
        async ValueTask<VelociraptorClient> ConnectAsync(string? server, CancellationToken token)
        {
            lease = await _source.ConnectAsync(command, token).ConfigureAwait(false);
            ConnectionWarnings.Write(_terminal, lease.Client);
            return lease.Client;
        }
    }
}
