using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Operators;

/// <summary>What a dict answers to names that begin with <c>@</c>.</summary>
internal static class DictMethods
{
    /// <summary>Answers a name.</summary>
    /// <param name="dict">The dict.</param>
    /// <param name="name">The name.</param>
    /// <param name="answer">The answer.</param>
    /// <returns>False for any other name.</returns>
    public static bool TryCall(VqlDict dict, string name, out object? answer)
    {
        answer = name.Length > 0 && name[0] == '@' ? Call(dict, name) : null;
        return answer is not null;
    }

    private static object? Call(VqlDict dict, string name) => name switch
    {
        "@Keys" => VqlList.OfStrings(dict.Keys),
        "@Values" => new VqlList([.. dict.Items.Select(static item => item.Value)], VqlList.InterfaceType),
        "@Len" => dict.Count,
        "@Items" => new VqlList([.. dict.Items.Select(static item => new VqlDict(2).Set("Key", item.Key).Set("Value", item.Value))]),
        _ => null,
    };
}
