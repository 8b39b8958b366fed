using Megaraptor.CommandLine.Formats;
using Megaraptor.Sdk;
using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Clients;
using Megaraptor.Sdk.Operations.Flows;
using Megaraptor.Sdk.Query;
using Spectre.Console;

namespace Megaraptor.Cli.Demo;

/// <summary>Walks through the recorded intrusion with the SDK: the fleet, then one question after the other on the host that has an answer.</summary>
internal sealed class Investigation(VelociraptorClient client, Terminal terminal)
{
    private readonly IAnsiConsole _console = terminal.Output;

    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<ClientSummary> fleet = await ShowFleetAsync(cancellationToken).ConfigureAwait(false);
        foreach (Lead lead in Lead.All)
        {
            await FollowAsync(lead, fleet, cancellationToken).ConfigureAwait(false);
        }

        await ShowBrokenQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<ClientSummary>> ShowFleetAsync(CancellationToken cancellationToken)
    {
        Heading("The fleet", "client.Clients.ListAsync()");
        IReadOnlyList<ClientSummary> fleet = await client.Clients.ListAsync(cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("Host", "Client id", "OS", "Online", "Last seen");
        foreach (ClientSummary host in fleet.OrderBy(static host => host.Hostname, StringComparer.Ordinal))
        {
            table.AddRow(
                new Text(host.Hostname),
                new Text(host.ClientId),
                new Text($"{host.Os} {host.Release}"),
                host.Online ? new Markup("[green]yes[/]") : new Markup("[yellow]no[/]"),
                new Text(host.LastSeenAt?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", System.Globalization.CultureInfo.InvariantCulture) ?? "never"));
        }

        _console.Write(table);
        Remark("An offline host keeps what was collected from it; a new collection waits until it comes back.");
        return fleet;
    }

    /// <summary>Asks one question of every host that has results for it, and shows the rows of those that answer.</summary>
    private async Task FollowAsync(Lead lead, IReadOnlyList<ClientSummary> fleet, CancellationToken cancellationToken)
    {
        Heading(lead.Title, lead.Vql);
        bool isAnswered = false;
        foreach (ClientSummary host in fleet.OrderBy(static host => host.Hostname, StringComparer.Ordinal))
        {
            if (await NewestFlowAsync(host, lead.Artifact, cancellationToken).ConfigureAwait(false) is not { } flow)
            {
                continue;
            }

            VqlQuery query = VqlQuery.Raw(lead.Vql, "demo").With("__client", host.ClientId).With("__flow", flow.FlowId).With("__artifact", lead.Artifact);
            using FormatSink sink = terminal.Sink(OutputFormat.Table);
            await OperationRunner.WriteRowsAsync(client.Query(query, cancellationToken: cancellationToken), VqlRow.Write, page: null, sink, cancellationToken).ConfigureAwait(false);
            if (sink.Count > 0)
            {
                isAnswered = true;
                _console.MarkupLineInterpolated($"[bold]{host.Hostname}[/], flow {flow.FlowId}, {lead.Artifact}:");
                sink.End(succeeded: true);
            }
        }

        Remark(isAnswered ? lead.Verdict : "No host has an answer to that.");
    }

    private async Task<FlowSummary?> NewestFlowAsync(ClientSummary host, string artifact, CancellationToken cancellationToken)
    {
        await foreach (FlowSummary flow in client.Flows.ListAsync(host.ClientId, cancellationToken: cancellationToken).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (flow.ArtifactsWithResults.Contains(artifact))
            {
                return flow;
            }
        }

        return null;
    }

    /// <summary>The point of it all: a broken query is an error that says what to do, and never an empty result.</summary>
    private async Task ShowBrokenQueryAsync(CancellationToken cancellationToken)
    {
        const string Vql = "SELECT * FROM cleints()";
        Heading("And a query with a typing mistake?", Vql);
        try
        {
            await client.Query(VqlQuery.Raw(Vql, "demo"), cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
            Remark("The server ran it.");
        }
        catch (MegaraptorException failure)
        {
            _console.MarkupLineInterpolated($"[red]error:[/] {failure.Message}");
            _console.MarkupLineInterpolated($"[yellow]hint:[/]  {failure.Hint}");
            Remark("The server itself ended that query with status OK and no rows. Nothing found always means nothing found.");
        }
    }

    private void Heading(string title, string code)
    {
        _console.WriteLine();
        _console.MarkupLineInterpolated($"[bold]── {title} ──[/]");
        _console.MarkupLineInterpolated($"[grey]{code}[/]");
    }

    private void Remark(string text) => _console.MarkupLineInterpolated($"[italic]{text}[/]");
}
