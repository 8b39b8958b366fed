using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Evidence;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Megaraptor.Mcp.Hosting;

/// <summary>
/// Refuses a call of a tool that is not offered, before the MCP SDK looks for it: there it would be a fault, and a stack trace
/// in the log, while it is a model's mistake.
/// </summary>
/// <param name="offered">The names of the tools that are offered.</param>
/// <param name="catalogue">All operations, those that are withheld included.</param>
internal sealed class OfferedTools(FrozenSet<string> offered, OperationCatalogue catalogue)
{
    /// <summary>Refuses a call whose tool is unknown or withheld; the form of the call was checked before.</summary>
    /// <exception cref="McpProtocolException">There is no such tool; the message says which is near.</exception>
    internal void Check(JsonRpcMessage message)
    {
        if (message is JsonRpcRequest { Method: RequestMethods.ToolsCall, Params: JsonObject parameters } && parameters["name"] is JsonValue name && !offered.Contains(name.GetValue<string>()))
        {
            throw NotOffered(name.GetValue<string>());
        }
    }

    /// <summary>A tool that is withheld is not unknown: the model must not tell the user that the platform lacks it.</summary>
    private McpProtocolException NotOffered(string name)
    {
        string shown = EvidenceText.Show(name);
        string message = catalogue.Find(name) is { } withheld
            ? $"The tool '{name}' is withheld: it has an effect ({withheld.Effect}), and this server was started to read only (--mode read)."
            : catalogue.Nearest(name) is { } nearest ? $"Unknown tool: '{shown}'. Did you mean '{nearest.Name}'?" : $"Unknown tool: '{shown}'.";
        return new McpProtocolException(message, McpErrorCode.InvalidParams);
    }
}
