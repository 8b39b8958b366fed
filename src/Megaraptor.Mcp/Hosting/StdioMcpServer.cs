using Megaraptor.Mcp.Transport;
using Megaraptor.Sdk.Connection;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Megaraptor.Mcp.Hosting;

/// <summary>An MCP server on standard input and output.</summary>
public static class StdioMcpServer
{
    /// <summary>How long answers may take once the input has ended: a host that closes it wants the server to go, but within seconds is soon enough.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(3);

    /// <summary>Serves until standard input ends or the token is cancelled. Standard output carries the protocol only; logs go to standard error.</summary>
    /// <param name="settings">What to offer; null for the program's operations and the server that the environment names.</param>
    /// <param name="cancellationToken">Ends the server.</param>
    /// <returns>A task that ends with the server.</returns>
    public static async Task RunAsync(McpServerSettings? settings = null, CancellationToken cancellationToken = default)
    {
        settings ??= new McpServerSettings();
        using var logging = new StandardErrorLogging(settings.LogLevel);
        await RunAsync(settings, Console.OpenStandardInput(), Console.OpenStandardOutput(), logging, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Serves on any pair of streams.</summary>
    internal static async Task RunAsync(McpServerSettings settings, Stream input, Stream output, ILoggerFactory logging, CancellationToken cancellationToken)
    {
        await using ServerSet servers = settings.Servers ?? ServerSet.Of(settings.ConnectAsync);
        McpServerOptions options = ServerOptionsBuilder.Build(settings, servers, logging);
        var pending = new PendingRequests(new ServerLog(logging.CreateLogger("Megaraptor.Mcp")).DroppedLine);
        CountAnswers(options, pending);
        await using var draining = new DrainingInput(input, pending, s_patience, TimeProvider.System);
        await using var transport = new StreamServerTransport(draining, output, options.ServerInfo!.Name, logging);
        await using McpServer server = McpServer.Create(transport, options, logging, settings.Services);
        await server.RunAsync(cancellationToken).ConfigureAwait(false);
    }

    private static void CountAnswers(McpServerOptions options, PendingRequests pending) =>
        options.Filters.Message.OutgoingFilters.Add(next => async (context, token) =>
        {
            await next(context, token).ConfigureAwait(false);
            if (context.JsonRpcMessage is JsonRpcResponse or JsonRpcError)
            {
                pending.Answered();
            }
        });
}
