using System.IO.Pipelines;
using System.Text.Json;
using Megaraptor.Mcp.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Megaraptor.Mcp.Tests.Harness;

/// <summary>The server as a host sees it: the real one, spoken to over pipes by the client of the MCP SDK.</summary>
internal sealed class ServedTools : IAsyncDisposable
{
    /// <summary>The last revision with an initialize handshake.</summary>
    internal const string Handshake = "2025-11-25";

    /// <summary>The first revision without one.</summary>
    internal const string Stateless = "2026-07-28";

    private readonly Pipe _toServer = new();
    private readonly Pipe _toClient = new();
    private readonly CancellationTokenSource _stop = new();
    private Task? _serving;
    private McpClient? _client;

    internal McpClient Client => _client!;

    internal static async Task<ServedTools> StartAsync(McpServerSettings settings, string revision = Stateless)
    {
        var served = new ServedTools();
        served._serving = StdioMcpServer.RunAsync(settings, served._toServer.Reader.AsStream(), served._toClient.Writer.AsStream(), NullLoggerFactory.Instance, served._stop.Token);
        var transport = new StreamClientTransport(served._toServer.Writer.AsStream(), served._toClient.Reader.AsStream(), NullLoggerFactory.Instance);
        served._client = await McpClient.CreateAsync(transport, new McpClientOptions { ProtocolVersion = revision }, cancellationToken: TestContext.Current.CancellationToken);
        return served;
    }

    internal static Task<ServedTools> StartAsync(LabFixture lab, string revision = Stateless) =>
        StartAsync(new McpServerSettings { ConnectAsync = _ => ValueTask.FromResult(lab.Connect("administrator", "api")) }, revision);

    /// <summary>Calls a tool with arguments as JSON, as a model writes them.</summary>
    internal async Task<ToolAnswer> CallAsync(string tool, string arguments = "{}")
    {
        Dictionary<string, object?> members = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(arguments)!.ToDictionary(static entry => entry.Key, static entry => (object?)entry.Value);
        CallToolResult result = await Client.CallToolAsync(tool, members, cancellationToken: TestContext.Current.CancellationToken);
        string text = result.Content.OfType<TextContentBlock>().Single().Text;
        return new ToolAnswer(result.IsError == true, text, JsonDocument.Parse(text).RootElement, result.StructuredContent);
    }

    public async ValueTask DisposeAsync()
    {
        if (_client is not null)
        {
            await _client.DisposeAsync();
        }

        await _stop.CancelAsync();
        if (_serving is not null)
        {
            try
            {
                await _serving;
            }
            catch (OperationCanceledException)
            {
                // That is how it is stopped here.
            }
        }

        _stop.Dispose();
    }
}
