using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Json;

namespace Megaraptor.Lab.Evaluation.Functions;

/// <summary>Functions that read JSON.</summary>
internal static class JsonFunctions
{
    /// <summary>The functions.</summary>
    public static IEnumerable<FunctionDefinition> All =>
    [
        Define.Function("parse_json", static call => Read(call, static text => text.StartsWith('{') ? GoJson.ReadObject(text) : throw new GoJsonException("Invalid JSON object"), showsText: true)),
        Define.Function("parse_json_array", static call => Read(call, static text => text.Length == 0 ? new Values.VqlList([]) : GoJson.ReadArray(text), showsText: false)),
    ];

    private static object? Read(Call call, Func<string, object> read, bool showsText)
    {
        string text = call.Text("data");
        try
        {
            return read(text);
        }
        catch (GoJsonException e)
        {
            throw new CallFailedException(showsText ? $"{e.Message}: {text}" : e.Message, e);
        }
    }
}
