using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Json;
using Megaraptor.Lab.Evaluation.Text;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Functions;

/// <summary>Functions that read JSON.</summary>
internal static class JsonFunctions
{
    private const int ShownText = 100;

    /// <summary>The functions.</summary>
    public static IEnumerable<FunctionDefinition> All =>
    [
        Define.Function("parse_json", static call => Read(call, static text => text.StartsWith('{') ? GoJson.ReadObject(text) : throw new GoJsonException("Invalid JSON object"), showsText: true)) with { Version = 2 },
        Define.Function("parse_json_array", static call => Read(call, ReadArray, showsText: false)),
    ];

    /// <summary>The items of an array; none for the empty text.</summary>
    /// <param name="text">The JSON.</param>
    /// <returns>The items.</returns>
    /// <exception cref="GoJsonException">The text is no array.</exception>
    public static VqlList ReadArray(string text) => text.Trim() is { Length: > 0 } json ? GoJson.ReadArray(json) : new VqlList([]);

    private static object? Read(Call call, Func<string, object> read, bool showsText)
    {
        RefuseSchema(call);
        string text = call.Text("data");
        try
        {
            return read(text);
        }
        catch (GoJsonException e)
        {
            throw new CallFailedException(showsText ? $"{e.Message}: {ByteText.Elide(text, ShownText)}" : e.Message, e);
        }
    }

    /// <summary>The Lab does not check documents against schemas, and says so rather than to accept everything.</summary>
    /// <param name="call">The call.</param>
    /// <exception cref="NotInTheLabException">A schema was given.</exception>
    public static void RefuseSchema(Call call)
    {
        if (call.Texts("schema").Count > 0)
        {
            throw NameTable.Refuse($"{call.Name}(schema=)", call.Query);
        }
    }
}
