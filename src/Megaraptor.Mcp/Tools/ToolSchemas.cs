using System.Text.Json;
using System.Text.Json.Nodes;
using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Connection;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Mcp.Tools;

/// <summary>The schemas of an operation as this server offers it: with the names of its servers, and room for an answer from every org.</summary>
internal static class ToolSchemas
{
    /// <summary>The schema of the arguments.</summary>
    internal static JsonElement Input(OperationDescriptor operation, ServerSet servers)
    {
        if (!operation.UsesServer || servers.Names.Count == 1)
        {
            return Parse(operation.InputSchema);
        }

        JsonObject schema = JsonNode.Parse(operation.InputSchema)!.AsObject();
        JsonObject server = schema["properties"]!.AsObject()[ServerParameters.Server]!.AsObject();
        server["enum"] = new JsonArray([.. servers.Names.Select(static name => (JsonNode)JsonValue.Create(name))]);
        if (servers.NeedsChoice)
        {
            if (schema["required"] is not JsonArray required)
            {
                schema["required"] = required = [];
            }

            required.Add((JsonNode)JsonValue.Create(ServerParameters.Server));
        }

        return ToElement(schema);
    }

    /// <summary>The schema of a single result. Of a reading operation nothing is required: asked in every org, it answers with rows and verdicts.</summary>
    internal static JsonElement Output(OperationDescriptor operation)
    {
        if (!operation.UsesServer || operation.Effect != Effect.Read)
        {
            return Parse(operation.OutputSchema);
        }

        JsonObject schema = JsonNode.Parse(operation.OutputSchema)!.AsObject();
        schema.Remove("required");
        return ToElement(schema);
    }

    /// <summary>Reads JSON of any depth that the client reads.</summary>
    internal static JsonElement Parse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = JsonValues.MaxDepth });
        return JsonElement.ParseValue(ref reader);
    }

    private static JsonElement ToElement(JsonObject schema)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text))
        {
            schema.WriteTo(writer);
        }

        return Parse(text.ToArray());
    }
}
