using System.Text;
using System.Text.Json;

namespace Megaraptor.Sdk.Operations.Collections;

/// <summary>CSV as artifacts take it: text stays as it is, a JSON list of objects becomes a table with a header.</summary>
internal static class CsvText
{
    internal static string From(string value)
    {
        if (!value.AsSpan().TrimStart().StartsWith("["))
        {
            return value;
        }

        JsonDocument list;
        try
        {
            list = JsonDocument.Parse(value);
        }
        catch (JsonException)
        {
            // A header may begin with a bracket: then it is CSV already.
            return value;
        }

        using (list)
        {
            return list.RootElement.EnumerateArray().All(static row => row.ValueKind == JsonValueKind.Object) ? Table(list.RootElement) : value;
        }
    }

    /// <summary>A table of one column: from a JSON list of names, or as it is when it is a table already.</summary>
    internal static string FromNames(string header, string value)
    {
        try
        {
            using var list = JsonDocument.Parse(value);
            if (list.RootElement.ValueKind == JsonValueKind.Array && list.RootElement.EnumerateArray().All(static name => name.ValueKind == JsonValueKind.String))
            {
                return string.Concat(list.RootElement.EnumerateArray().Select(static name => Quoted(name.GetString()!) + "\n").Prepend(header + "\n"));
            }
        }
        catch (JsonException)
        {
            // Then it is CSV.
        }

        return From(value);
    }

    private static string Table(JsonElement rows)
    {
        string[] columns = [.. rows.EnumerateArray().SelectMany(static row => row.EnumerateObject().Select(static cell => cell.Name)).Distinct()];
        var text = new StringBuilder();
        Line(columns);
        foreach (JsonElement row in rows.EnumerateArray())
        {
            Line(columns.Select(column => row.TryGetProperty(column, out JsonElement cell) && cell.ValueKind != JsonValueKind.Null ? cell.ToString() : ""));
        }

        return text.ToString();

        void Line(IEnumerable<string> cells) => text.AppendJoin(',', cells.Select(Quoted)).Append('\n');
    }

    private static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny(",\"\n\r") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
