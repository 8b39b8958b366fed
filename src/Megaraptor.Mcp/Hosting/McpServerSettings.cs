using Megaraptor.Sdk;
using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Configuration;
using Megaraptor.Sdk.Connection;
using Microsoft.Extensions.Logging;

namespace Megaraptor.Mcp.Hosting;

/// <summary>What an MCP server offers and how it reaches Velociraptor.</summary>
public sealed record McpServerSettings
{
    /// <summary>The operations to offer; those of the program by default.</summary>
    public OperationCatalogue? Operations { get; init; }

    /// <summary>Gives the client, at the first call of a tool; by default from the environment. The server disposes it when it ends.</summary>
    public Func<CancellationToken, ValueTask<VelociraptorClient>> ConnectAsync { get; init; } =
        static _ => ValueTask.FromResult(new VelociraptorClient(ConfigurationEnvironment.Load()));

    /// <summary>Several servers by name, in place of <see cref="ConnectAsync"/>: tools then take the name of one. Disposed when the server ends.</summary>
    public ServerSet? Servers { get; init; }

    /// <summary>Which tools to offer; those that only read by default.</summary>
    public McpMode Mode { get; init; }

    /// <summary>What classes of operations ask for in their constructors, beside the client.</summary>
    public IServiceProvider? Services { get; init; }

    /// <summary>The version that the server tells hosts.</summary>
    public string Version { get; init; } = "0.1.0";

    /// <summary>The least level that is logged to standard error.</summary>
    public LogLevel LogLevel { get; init; } = LogLevel.Warning;
}
