using System.Text.Json;

namespace Megaraptor.ReferenceTable;

/// <summary>Reads the lists of a fact, which are left out when empty.</summary>
internal static class Facts
{
    internal static JsonElement.ArrayEnumerator List(this JsonElement fact, string name) =>
        fact.TryGetProperty(name, out JsonElement items) ? items.EnumerateArray() : default;

    internal static IEnumerable<string> Strings(this JsonElement fact, string name) => fact.List(name).Select(static item => item.GetString()!);

    internal static string Text(this JsonElement fact, string name) => fact.GetProperty(name).GetString()!;

    internal static bool Flag(this JsonElement fact, string name) => fact.TryGetProperty(name, out JsonElement value) && value.GetBoolean();

    internal static string OrDash(this string text) => text.Length == 0 ? "-" : text;
}
