using System.ComponentModel;
using Megaraptor.Sdk;
using Megaraptor.Sdk.Operations.Clients;
using ModelContextProtocol.Server;

namespace Megaraptor.Benchmarks.AttributeTools;

/// <summary>Five operations as one would write them by hand for the MCP SDK.</summary>
[McpServerToolType]
internal sealed class VelociraptorTools(VelociraptorClient client)
{
    [McpServerTool(Name = "list_clients", ReadOnly = true)]
    [Description("Search and list endpoints. Start here when you have a host name, label or address and need a client id.")]
    public async Task<string> ListClientsAsync(
        [Description("Host name prefix, client id, or one of label:, host:, mac:, ip:, client:, recent:; * is a wildcard. All clients when absent.")] string? search = null,
        [Description("Most clients to return.")] int limit = 100,
        CancellationToken cancellationToken = default) =>
        Text(await client.Clients.ListAsync(search, os: null, limit, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false), static found => $"{found.ClientId} {found.Hostname}");

    [McpServerTool(Name = "get_client_info", ReadOnly = true)]
    [Description("Everything the server knows of one endpoint: agent, operating system, addresses, labels, metadata and, on request, its last interrogation.")]
    public async Task<string> GetClientInfoAsync(
        [Description("The client's id, such as C.0773c28ad8f6a20d.")] string clientId,
        [Description("Also return the rows of the last interrogation, which describe the host.")] bool interrogation = false,
        CancellationToken cancellationToken = default)
    {
        ClientDetails details = await client.Clients.GetAsync(clientId, interrogation, cancellationToken).ConfigureAwait(false);
        return $"{details.ClientId} {details.OsInfo.Hostname} {details.OsInfo.Release}";
    }

    [McpServerTool(Name = "list_flows", ReadOnly = true)]
    [Description("List the collections of one endpoint, newest first, with their states and the artifacts that have results.")]
    public async Task<string> ListFlowsAsync(
        [Description("The client's id; 'server' for artifacts that ran on the server.")] string clientId,
        [Description("Most flows to return.")] int limit = 50,
        CancellationToken cancellationToken = default) =>
        Text(await client.Flows.ListAsync(clientId, limit, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false), static flow => $"{flow.FlowId} {flow.State}");

    [McpServerTool(Name = "get_flow_results", ReadOnly = true)]
    [Description("Read the rows of a collection. Without an artifact, all sources that have results, one after the other, each row marked with its _Source.")]
    public async Task<string> GetFlowResultsAsync(
        [Description("The client's id; 'server' for artifacts that ran on the server.")] string clientId,
        [Description("The flow's id, from list_flows.")] string flowId,
        [Description("One artifact, or artifact/source where it has named sources, from artifacts_with_results of the flow.")] string? artifact = null,
        [Description("Most rows to return.")] int limit = 1000,
        CancellationToken cancellationToken = default) =>
        Text(await client.Flows.ResultsAsync(clientId, flowId, artifact, limit, cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false), static row => row.ToString());

    [McpServerTool(Name = "run_vql", ReadOnly = true)]
    [Description("Run VQL on the server, for what no other operation answers. It sees what the server sees: pslist() lists the server's processes, not an endpoint's; read collected data with source(), flows(), clients().")]
    public async Task<string> RunVqlAsync(
        [Description("The VQL: statements without ';'. FROM is mandatory, arguments are named: f(name=value).")] string query,
        [Description("Most rows to return.")] int maxRows = 10_000,
        CancellationToken cancellationToken = default) =>
        Text(await client.Vql.RunAsync(query, env: null, maxRows, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false), static row => row.ToString());

    private static string Text<T>(IReadOnlyList<T> rows, Func<T, string?> line) =>
        string.Join('\n', rows.Select(line));
}
