using Microsoft.Extensions.Logging;
using ModelContextProtocol.Server;

namespace Megaraptor.Mcp.Hosting;

/// <summary>An MCP server on standard input and output.</summary>
public static class StdioMcpServer
{
    /// <summary>Serves until standard input ends or the token is cancelled. Standard output carries the protocol only; logs go to standard error.</summary>
    /// <param name="settings">What to offer; null for the program's operations and the server that the environment names.</param>
    /// <param name="cancellationToken">Ends the server.</param>
    /// <returns>A task that ends with the server.</returns>
    public static async Task RunAsync(McpServerSettings? settings = null, CancellationToken cancellationToken = default)
    {
        settings ??= new McpServerSettings();
        using ILoggerFactory logging = new StandardErrorLogging(settings.LogLevel);
        await using var client = new LazyClient(settings.ConnectAsync);
        McpServerOptions options = ServerOptionsBuilder.Build(settings, client, logging);
        await using var transport = new StdioServerTransport(options, logging);
        await using McpServer server = McpServer.Create(transport, options, logging, settings.Services);
        await server.RunAsync(cancellationToken).ConfigureAwait(false);
    }
}
