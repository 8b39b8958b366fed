using System.Text.Json;

namespace Megaraptor.ReferenceTable;

/// <summary>Makes a line of each built-in artifact.</summary>
public static class ArtifactLines
{
    /// <summary>The lines, sorted by name.</summary>
    /// <param name="facts">The folder of the facts.</param>
    /// <returns>The lines.</returns>
    public static IEnumerable<string> Of(string facts)
    {
        using JsonDocument artifacts = JsonDocument.Parse(File.ReadAllText(Path.Combine(facts, "artifact-catalogue.json")));
        return [.. artifacts.RootElement.EnumerateArray().Select(Line).Order(StringComparer.Ordinal)];
    }

    private static string Line(JsonElement artifact) => string.Join(
        '\t',
        artifact.Text("name"),
        artifact.Text("type"),
        string.Join(',', artifact.Strings("required_permissions")).OrDash(),
        string.Join(',', artifact.Strings("implied_permissions")).OrDash(),
        string.Join(',', artifact.Strings("aliases").Where(alias => alias != artifact.Text("name"))).OrDash(),
        string.Join('|', artifact.Strings("sources").Select(static source => source.Length == 0 ? "." : source)).OrDash(),
        string.Join('|', Typed(artifact, "parameters")).OrDash(),
        string.Join('|', Typed(artifact, "column_types")).OrDash());

    private static IEnumerable<string> Typed(JsonElement artifact, string list) =>
        artifact.List(list).Select(static item => item.TryGetProperty("type", out JsonElement type) ? $"{item.Text("name")}:{type.GetString()}" : item.Text("name"));
}
