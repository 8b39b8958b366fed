using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Megaraptor.Mcp.Hosting;

/// <summary>
/// Refuses a tool call that is not of the form the protocol gives it, with words. The MCP SDK answers such a call with
/// "An error occurred", and writes a stack trace.
/// </summary>
internal static class RequestCheck
{
    internal static void Check(JsonRpcMessage message)
    {
        if (message is not JsonRpcRequest { Method: RequestMethods.ToolsCall } request)
        {
            return;
        }

        if (request.Params is not JsonObject parameters)
        {
            throw Refuse("The params of tools/call must be an object with the name of a tool.");
        }

        if (parameters["name"]?.GetValueKind() != JsonValueKind.String)
        {
            throw Refuse("The 'name' of tools/call must be the name of a tool, as text.");
        }

        if (parameters["arguments"] is { } arguments and not JsonObject)
        {
            throw Refuse($"The 'arguments' of tools/call must be an object, not {Kind(arguments)}.");
        }

        if (!IsWhole(parameters))
        {
            throw Refuse("A text holds half a character (a lone surrogate such as \\ud800): write it whole or leave it out.");
        }
    }

    private static McpProtocolException Refuse(string message) => new(message, McpErrorCode.InvalidParams);

    private static string Kind(JsonNode node) => node.GetValueKind() switch
    {
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "text",
        JsonValueKind.Number => "a number",
        _ => "true or false",
    };

    /// <summary>Whether all texts can be read: JSON can escape half a character, and the framework says so only by throwing when the text is read.</summary>
    private static bool IsWhole(JsonNode node)
    {
        try
        {
            return node switch
            {
                JsonObject members => members.All(static member => member.Value is null || IsWhole(member.Value)),
                JsonArray items => items.All(static item => item is null || IsWhole(item)),
                JsonValue value => value.GetValueKind() != JsonValueKind.String || value.GetValue<string>() is not null,
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
