using Megaraptor.Vql.Templates;

namespace Megaraptor.Sdk.Query;

/// <summary>Lists as literals.</summary>
internal static class VqlLists
{
    /// <summary>The empty list: as an expression, VQL has no literal for it.</summary>
    private const string Empty = "parse_json_array(data='[]')";

    /// <summary>A list of whole numbers. Not in brackets, where a list of one would be that one: <c>[x]</c> is the bare x to the server.</summary>
    internal static string Of(IEnumerable<long> numbers)
    {
        string[] items = [.. numbers.Select(VqlLiteral.Of)];
        return items.Length == 0 ? Empty : $"({string.Join(",", items)}{(items.Length == 1 ? "," : "")})";
    }
}
