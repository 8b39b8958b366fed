using System.Text.Json;

namespace Megaraptor.ReferenceTable;

/// <summary>Makes a line of each source whose rows were seen.</summary>
public static class ColumnLines
{
    /// <summary>The lines, sorted by source.</summary>
    /// <param name="facts">The folder of the facts.</param>
    /// <returns>The lines.</returns>
    public static IEnumerable<string> Of(string facts)
    {
        using JsonDocument columns = JsonDocument.Parse(File.ReadAllText(Path.Combine(facts, "observed-columns.json")));
        return [.. columns.RootElement.EnumerateObject().Select(static source => $"{source.Name}\t{string.Join('|', source.Value.EnumerateArray().Select(Column))}").Order(StringComparer.Ordinal)];
    }

    private static string Column(JsonElement column) =>
        $"{column.Text("name")}:{string.Join(',', column.Strings("kinds"))}";
}
