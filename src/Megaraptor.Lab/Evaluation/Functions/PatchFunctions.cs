using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Documents;
using Megaraptor.Lab.Evaluation.Json;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Functions;

/// <summary>Functions that change documents.</summary>
internal static class PatchFunctions
{
    /// <summary>The functions.</summary>
    public static IEnumerable<FunctionDefinition> All => [Define.Function("patch", Patch)];

    private static object? Patch(Call call)
    {
        try
        {
            object? document = Parse(Json(call, "item"));
            if (call.Has("merge"))
            {
                return Reparse(JsonPatch.Merge(document, Parse(Json(call, "merge"))));
            }

            if (call.Has("patch"))
            {
                string patch = Json(call, "patch");
                object? operations = Parse(patch.StartsWith('{') ? $"[{patch}]" : patch);
                return Reparse(JsonPatch.Apply(document, operations as VqlList ?? throw new GoJsonException("json: cannot unmarshal object into Go value of type jsonpatch.Patch")));
            }
        }
        catch (GoJsonException e)
        {
            throw new CallFailedException(e.Message, e);
        }

        call.Query.Log("Either patch or merge must be provided.");
        return null;
    }

    /// <summary>A text is taken for JSON, anything else written as it.</summary>
    private static string Json(Call call, string parameter) => call.Value(parameter) as string ?? JsonText.Of(call.Value(parameter), call.Scope);

    /// <summary>Reads any JSON value; inside an object numbers keep their kind.</summary>
    private static object? Parse(string json) => GoJson.ReadObject($"{{\"v\":{json}}}")["v"];

    private static VqlDict Reparse(object? value) => GoJson.ReadObject(JsonText.Of(value));
}
