using System.Globalization;
using System.Text;
using Megaraptor.Generators.Operations.Model;
using Megaraptor.Generators.Text;

namespace Megaraptor.Generators.Operations.Emit;

/// <summary>
/// Writes the JSON Schemas of an operation. Portable: an object at the top, no unions of types, no references, nullable
/// parameters are simply not required.
/// </summary>
internal static class SchemaEmitter
{
    /// <summary>The schema of the arguments, closed against unknown names.</summary>
    internal static string Input(OperationModel operation)
    {
        var properties = new List<string>();
        var required = new List<string>();
        bool ownCursor = false;
        bool isPaged = false;
        foreach (ParameterModel parameter in operation.Parameters.Where(static parameter => parameter.IsExposed))
        {
            properties.Add($"{JsonText.Quote(parameter.WireName)}:{Parameter(parameter)}");
            ownCursor |= parameter.Role == ParameterRole.Cursor;
            isPaged |= parameter.Role == ParameterRole.Page;
            if (parameter.IsRequired)
            {
                required.Add(JsonText.Quote(parameter.WireName));
            }
        }

        if (isPaged && !ownCursor)
        {
            properties.Add("\"cursor\":{\"type\":\"string\",\"description\":\"Continues an earlier answer: its next_cursor, with the same arguments.\"}");
        }

        if (operation.Class.UsesClient && !operation.IsStatic)
        {
            string org = operation.Effect.EndsWith(".Effect.Read", System.StringComparison.Ordinal) ? "Org to ask, or * for every org; the identity's own when absent." : "Org to act in; the identity's own when absent.";
            properties.Add("\"server\":{\"type\":\"string\",\"description\":\"Name of the configured server; needed only where there are several.\"}");
            properties.Add($"\"org_id\":{{\"type\":\"string\",\"description\":{JsonText.Quote(org)}}}");
            properties.Add("\"timeout\":{\"type\":\"integer\",\"minimum\":1,\"maximum\":3600,\"description\":\"Seconds the query may run on the server.\"}");
        }

        string requires = required.Count == 0 ? "" : $",\"required\":[{string.Join(",", required)}]";
        return $"{{\"type\":\"object\",\"properties\":{{{string.Join(",", properties)}}}{requires},\"additionalProperties\":false}}";
    }

    /// <summary>The schema of a row or of the result; "" where columns are not fixed.</summary>
    internal static string Output(OperationModel operation) =>
        operation.Result.Shape == Shape.Row ? "" : Record(operation.Result, operation, []);

    private static string Parameter(ParameterModel parameter)
    {
        TypeModel type = parameter.Type!;
        var schema = new StringBuilder("{");
        schema.Append(type.Shape switch
        {
            Shape.Text => "\"type\":\"string\"",
            Shape.Timestamp => "\"type\":\"string\",\"format\":\"date-time\"",
            Shape.Int32 or Shape.Int64 => "\"type\":\"integer\"",
            Shape.Double => "\"type\":\"number\"",
            Shape.Boolean => "\"type\":\"boolean\"",
            Shape.Choice => $"\"type\":\"string\",\"enum\":[{string.Join(",", type.Choices.Select(static choice => JsonText.Quote(choice.Word)))}]",
            Shape.List => "\"type\":\"array\",\"items\":{\"type\":\"string\"}",
            Shape.Map when type.Element!.Shape == Shape.Map => "\"type\":\"object\",\"additionalProperties\":{\"type\":\"object\"}",
            _ => "\"type\":\"object\",\"additionalProperties\":{\"type\":\"string\"}",
        });
        long? min = parameter.Role == ParameterRole.Page ? 1 : parameter.Min;
        Append(schema, "minimum", min);
        Append(schema, "maximum", parameter.Max);
        string? fallback = parameter.Role == ParameterRole.Page ? parameter.PageDefault.ToString(CultureInfo.InvariantCulture) : parameter.DefaultJson;
        if (fallback is not null)
        {
            schema.Append(",\"default\":").Append(fallback);
        }

        return schema.Append(",\"description\":").Append(JsonText.Quote(parameter.Documentation)).Append('}').ToString();
    }

    private static void Append(StringBuilder schema, string keyword, long? value)
    {
        if (value is { } number)
        {
            schema.Append(",\"").Append(keyword).Append("\":").Append(number.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static string Record(TypeModel type, OperationModel operation, IReadOnlyList<string> within)
    {
        RecordModel record = operation.Records.First(candidate => candidate.Name == type.Name);
        if (within.Contains(record.Name))
        {
            return "{\"type\":\"object\"}";
        }

        string[] properties = [.. record.Properties.Select(property => $"{JsonText.Quote(property.Column)}:{Value(property.Type, operation, [.. within, record.Name], property.Documentation)}")];
        string[] required = [.. record.Properties.Where(static property => !property.Type.IsNullable).Select(static property => JsonText.Quote(property.Column))];
        string requires = required.Length == 0 ? "" : $",\"required\":[{string.Join(",", required)}]";
        return $"{{\"type\":\"object\",\"properties\":{{{string.Join(",", properties)}}}{requires}}}";
    }

    private static string Value(TypeModel type, OperationModel operation, IReadOnlyList<string> within, string description)
    {
        string schema = type.Shape switch
        {
            Shape.Text => "{\"type\":\"string\"}",
            Shape.Timestamp => "{\"type\":\"string\",\"format\":\"date-time\"}",
            Shape.Int32 or Shape.Int64 => "{\"type\":\"integer\"}",
            Shape.Double => "{\"type\":\"number\"}",
            Shape.Boolean => "{\"type\":\"boolean\"}",
            Shape.Choice => $"{{\"type\":\"string\",\"enum\":[{string.Join(",", type.Choices.Select(static choice => JsonText.Quote(choice.Word)))}]}}",
            Shape.Record => Record(type, operation, within),
            Shape.Row => "{\"type\":\"object\"}",
            Shape.List => $"{{\"type\":\"array\",\"items\":{Value(type.Element!, operation, within, "")}}}",
            Shape.Map => $"{{\"type\":\"object\",\"additionalProperties\":{Value(type.Element!, operation, within, "")}}}",
            _ => "{}",
        };
        if (description.Length == 0)
        {
            return schema;
        }

        string separator = schema.Length > 2 ? "," : "";
        return $"{schema.Substring(0, schema.Length - 1)}{separator}\"description\":{JsonText.Quote(description)}}}";
    }
}
