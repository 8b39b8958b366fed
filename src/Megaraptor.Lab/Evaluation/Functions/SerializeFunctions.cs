using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Documents;
using Megaraptor.Lab.Evaluation.Json;
using Megaraptor.Lab.Evaluation.Queries;
using Megaraptor.Lab.Evaluation.Time;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Functions;

/// <summary>Functions that write values as text.</summary>
internal static class SerializeFunctions
{
    /// <summary>The functions.</summary>
    public static IEnumerable<FunctionDefinition> All => [Define.Function("serialize", Serialize)];

    private static object? Serialize(Call call)
    {
        object? item = call.Value("item") is StoredQuery query
            ? new VqlList([.. query.Evaluate(call.Scope)], VqlList.RowType)
            : call.Value("item");
        string format = call.Text("format");
        switch (format)
        {
            case "" or "json":
                return JsonText.Of(item, call.Scope, QueryZones.ForRows(call.Scope)) is { } json
                    ? JsonIndent.Of(json)
                    : throw new CallFailedException("json: unsupported value");
            case "yaml":
                return YamlText.Of(call.Scope, item);
            case "csv":
                return item is VqlList rows ? CsvText.Of(call.Scope, rows) : null;
            default:
                return EncodingFunctions.BytesAs(item, format) ?? throw new CallFailedException($"Unknown format {format}");
        }
    }
}
