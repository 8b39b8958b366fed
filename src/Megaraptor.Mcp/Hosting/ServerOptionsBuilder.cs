using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Megaraptor.Mcp.Budget;
using Megaraptor.Mcp.Tools;
using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Connection;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Megaraptor.Mcp.Hosting;

/// <summary>Makes the options of an MCP server from a catalogue of operations, without a host, a container or reflection.</summary>
internal static class ServerOptionsBuilder
{
    /// <summary>Neither tools nor their texts depend on the caller or change while the server runs.</summary>
    private static readonly TimeSpan s_listLifetime = TimeSpan.FromHours(1);

    internal static McpServerOptions Build(McpServerSettings settings, ServerSet servers, ILoggerFactory logging)
    {
        OperationCatalogue catalogue = settings.Operations ?? OperationCatalogue.OfProgram;
        var context = new ToolContext(servers, AnswerBudget.Default, new ServerLog(logging.CreateLogger("Megaraptor.Mcp")), settings.Services);
        var tools = new McpServerPrimitiveCollection<McpServerTool>();
        foreach (OperationDescriptor operation in catalogue.Operations.Where(operation => IsOffered(operation, settings.Mode)))
        {
            tools.Add(new OperationTool(operation, context));
        }

        var options = new McpServerOptions
        {
            ServerInfo = new Implementation { Name = "megaraptor", Title = "Megaraptor for Velociraptor", Version = settings.Version },
            ServerInstructions = ServerInstructions.Of(settings.Mode),
            ToolCollection = tools,
        };
        var offered = new OfferedTools(tools.PrimitiveNames.ToFrozenSet(StringComparer.Ordinal), catalogue);
        options.Filters.Message.IncomingFilters.Add(next => (context, cancellationToken) =>
        {
            RequestCheck.Check(context.JsonRpcMessage);
            offered.Check(context.JsonRpcMessage);
            return next(context, cancellationToken);
        });
        AddCacheHints(options);
        return options;
    }

    private static bool IsOffered(OperationDescriptor operation, McpMode mode) => operation.Effect == Effect.Read || mode == McpMode.Respond;

    private static void AddCacheHints(McpServerOptions options)
    {
        options.Filters.Request.ListToolsFilters.Add(next => async (request, cancellationToken) =>
        {
            ListToolsResult result = await next(request, cancellationToken).ConfigureAwait(false);
            result.TimeToLive = s_listLifetime;
            result.CacheScope = CacheScope.Public;
            return result;
        });

        // Discovery has no filter of its own: its answer is known by the member that only it has.
        options.Filters.Message.OutgoingFilters.Add(next => async (context, cancellationToken) =>
        {
            if (context.JsonRpcMessage is JsonRpcResponse { Result: JsonObject result } && result.ContainsKey("supportedVersions"))
            {
                result["ttlMs"] = (long)s_listLifetime.TotalMilliseconds;
                result["cacheScope"] = "public";
            }

            await next(context, cancellationToken).ConfigureAwait(false);
        });
    }
}
