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
        foreach (ParameterModel parameter in operation.Exposed)
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
    internal static string Output(OperationModel operation) => operation switch
    {
        { ResultKind: ResultKind.Nothing } => "{\"type\":\"object\",\"properties\":{\"done\":{\"type\":\"boolean\"}},\"required\":[\"done\"]}",
        { Result.Shape: Shape.Row } => "",
        _ => Record(operation.Result, operation, []),
    };

    private static string Parameter(ParameterModel parameter)
    {
        TypeModel type = parameter.Type!;
        var schema = new StringBuilder("{");
        schema.Append(type.Shape switch
        {
            Shape.List => $"\"type\":\"array\",\"items\":{{{Scalar(type.Element!)}{Limits(parameter)}}}",
            Shape.Map when type.Element!.Shape == Shape.Map => "\"type\":\"object\",\"additionalProperties\":{\"type\":\"object\"}",
            Shape.Map => "\"type\":\"object\",\"additionalProperties\":{\"type\":\"string\"}",
            _ => Scalar(type) + Limits(parameter),
        });
        string? fallback = parameter.Role == ParameterRole.Page ? parameter.PageDefault.ToString(CultureInfo.InvariantCulture) : parameter.DefaultJson;
        if (fallback is not null)
        {
            schema.Append(",\"default\":").Append(fallback);
        }

        string unit = type.Shape == Shape.Duration ? " In seconds." : "";
        return schema.Append(",\"description\":").Append(JsonText.Quote(parameter.Documentation + unit)).Append('}').ToString();
    }

    /// <summary>The keywords of a value that is neither list nor map.</summary>
    private static string Scalar(TypeModel type) => type.Shape switch
    {
        Shape.Timestamp => "\"type\":\"string\",\"format\":\"date-time\"",
        Shape.Int32 or Shape.Int64 => "\"type\":\"integer\"",
        Shape.Double or Shape.Duration => "\"type\":\"number\"",
        Shape.Boolean => "\"type\":\"boolean\"",
        Shape.Choice => $"\"type\":\"string\",\"enum\":[{string.Join(",", type.Choices.Select(static choice => JsonText.Quote(choice.Word)))}]",
        _ => "\"type\":\"string\"",
    };

    /// <summary>The keywords of what a value must be beside its type. A duration is never negative.</summary>
    private static string Limits(ParameterModel parameter)
    {
        var limits = new StringBuilder();
        Append("minimum", parameter.Role == ParameterRole.Page ? 1 : parameter.Min);
        Append("maximum", parameter.Max);
        Append("minimum", parameter.MinNumber ?? (parameter.Type!.Shape == Shape.Duration ? 0 : null));
        Append("maximum", parameter.MaxNumber);
        Append("minLength", parameter.MinLength);
        Append("maxLength", parameter.MaxLength);
        if (parameter.Pattern is { } pattern)
        {
            limits.Append(",\"pattern\":").Append(JsonText.Quote(pattern));
        }

        return limits.ToString();

        void Append(string keyword, IFormattable? value)
        {
            if (value is not null)
            {
                limits.Append(",\"").Append(keyword).Append("\":").Append(value.ToString(value is double ? "R" : null, CultureInfo.InvariantCulture));
            }
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
            Shape.Double or Shape.Duration => "{\"type\":\"number\"}",
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
