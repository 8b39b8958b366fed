using System.CommandLine;
using Megaraptor.CommandLine;
using Megaraptor.CommandLine.Connections;
using Megaraptor.CommandLine.Formats;
using Megaraptor.CommandLine.Verbs;
using Megaraptor.Sdk;
using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Queries;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Cli.Commands;

/// <summary><c>megaraptor query</c>: VQL as it is, all rows on standard output, logs and verdict on standard error.</summary>
internal sealed class QueryCommand
{
    private const int LongestTimeout = 24 * 60 * 60;

    private readonly ClientSource _source;
    private readonly Terminal _terminal;
    private readonly CommonOptions _common = new();
    private readonly Argument<string> _vql = new("VQL") { Description = "The VQL: one or more statements. '-' reads it from standard input." };
    private readonly Option<string[]> _env = new("--env") { Description = "A value that the VQL names as a variable; passed as text, exactly. May be repeated.", HelpName = "K=V", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string?> _org = new("--org") { Description = "The org to run in; 'root' for the root org.", HelpName = "ID" };
    private readonly Option<int?> _timeout = new("--timeout") { Description = "Seconds the query may run on the server. Default: 60.", HelpName = "S" };

    private QueryCommand(ClientSource source, Terminal terminal)
    {
        _source = source;
        _terminal = terminal;
    }

    internal static Command Create(ClientSource source, Terminal terminal)
    {
        var query = new QueryCommand(source, terminal);
        var command = new Command("query", "Run VQL on the server. Rows go to standard output, logs and verdict to standard error.") { query._vql };
        foreach (Option option in (IEnumerable<Option>)[.. source.Options, query._env, query._org, query._timeout, query._common.Format])
        {
            command.Add(option);
        }

        command.SetAction((parsed, token) => CommandRunner.RunAsync(terminal, () => query.ExecuteAsync(parsed, token), token));
        return command;
    }

    private async Task<ExitCode> ExecuteAsync(ParseResult command, CancellationToken cancellationToken)
    {
        string text = await TextAsync(command.GetValue(_vql)!, cancellationToken).ConfigureAwait(false);
        if (!NamedValues.TryParse(command.GetValue(_env) ?? [], out IReadOnlyDictionary<string, string> env))
        {
            throw new InvalidArgumentException("--env is written K=V, each name once.", "Write, for example: --env host=web-01");
        }

        if (command.GetValue(_org) == ServerChoice.EveryOrg)
        {
            throw new InvalidArgumentException("'query' runs in one org.", "For every org at once: megaraptor vql run VQL --org-id '*', which only reads.");
        }

        TimeSpan? timeout = Limit(command.GetValue(_timeout));
        await using ClientLease lease = await _source.ConnectAsync(command, cancellationToken).ConfigureAwait(false);
        ConnectionWarnings.Write(_terminal, lease.Client);
        VelociraptorClient client = lease.Client.ForOrg(command.GetValue(_org));
        VqlRows<VqlRow> rows = new VqlOperations(timeout is { } limit ? client.WithTimeout(limit) : client).RunAsync(text, env, maxRows: null, cancellationToken);
        using FormatSink sink = _terminal.Sink(command.GetValue(_common.Format));
        bool succeeded = false;
        try
        {
            await OperationRunner.WriteRowsAsync(rows, VqlRow.Write, page: null, sink, cancellationToken).ConfigureAwait(false);
            succeeded = true;
        }
        finally
        {
            sink.End(succeeded);
        }

        SummaryText.Write(_terminal, sink);
        return ExitCode.Ok;
    }

    private static TimeSpan? Limit(int? seconds) => seconds switch
    {
        null => null,
        >= 1 and <= LongestTimeout => TimeSpan.FromSeconds(seconds.Value),
        _ => throw new InvalidArgumentException($"--timeout is {seconds}.", $"Give seconds from 1 to {LongestTimeout}."),
    };

    private static async Task<string> TextAsync(string vql, CancellationToken cancellationToken) =>
        vql == "-" ? await Console.In.ReadToEndAsync(cancellationToken).ConfigureAwait(false) : vql;
}
