using System.Text.Json;

namespace Megaraptor.Mcp.Tests.Harness;

/// <summary>What a tool answered.</summary>
internal sealed record ToolAnswer(bool IsError, string Text, JsonElement Json, JsonElement? Structured)
{
    internal string? Error => Member("error");

    internal string? Hint => Member("hint");

    internal string? Code => Member("code");

    internal int RowCount => Json.GetProperty("row_count").GetInt32();

    internal IReadOnlyList<JsonElement> Rows => [.. Json.GetProperty("rows").EnumerateArray()];

    internal string? Cursor => Member("next_cursor");

    private string? Member(string name) => Json.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}
