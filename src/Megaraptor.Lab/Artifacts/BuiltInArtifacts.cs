using System.Text.Json;
using Megaraptor.Lab.Store.Records;

namespace Megaraptor.Lab.Artifacts;

/// <summary>The artifacts that come with the server, as facts: names, parameters, sources, permissions. Their queries are the server's own; the descriptions are ours.</summary>
internal static class BuiltInArtifacts
{
    private const string Catalogue = "Megaraptor.Lab.Artifacts.catalogue.json";
    private const string Descriptions = "Megaraptor.Lab.Artifacts.descriptions.tsv";

    private static readonly Lazy<Dictionary<string, ArtifactRecord>> s_all = new(Load);

    /// <summary>All of them, by name. They are shared: nobody may change them.</summary>
    public static IReadOnlyDictionary<string, ArtifactRecord> All => s_all.Value;

    private static Dictionary<string, ArtifactRecord> Load()
    {
        Dictionary<string, string> descriptions = LoadDescriptions();
        using Stream stream = Open(Catalogue);
        using var document = JsonDocument.Parse(stream);
        var artifacts = new Dictionary<string, ArtifactRecord>(StringComparer.Ordinal);
        foreach (JsonElement facts in document.RootElement.EnumerateArray())
        {
            ArtifactRecord artifact = Read(facts);
            artifact.Description = descriptions.GetValueOrDefault(artifact.Name, "");
            artifacts.Add(artifact.Name, artifact);
        }

        foreach (string alias in artifacts.Values.SelectMany(static artifact => artifact.Aliases))
        {
            if (artifacts.TryGetValue(alias, out ArtifactRecord? artifact))
            {
                artifact.IsAlias = true;
            }
        }

        return artifacts;
    }

    private static ArtifactRecord Read(JsonElement facts)
    {
        var artifact = new ArtifactRecord
        {
            Name = facts.GetProperty("name").GetString()!,
            Type = facts.GetProperty("type").GetString()!,
            Impersonate = Text(facts, "impersonate"),
            Compiled = true,
            BuiltIn = true,
            CompiledIn = true,
        };
        artifact.Aliases.AddRange(Texts(facts, "aliases"));
        artifact.RequiredPermissions.AddRange(Texts(facts, "required_permissions"));
        artifact.ImpliedPermissions.AddRange(Texts(facts, "implied_permissions"));
        artifact.Tools.AddRange(Texts(facts, "tools").Select(static name => new ToolRecord { Name = name }));
        artifact.Sources.AddRange(Texts(facts, "sources").Select(static name => new SourceRecord { Name = name }));
        foreach (JsonElement parameter in Items(facts, "parameters"))
        {
            var record = new ParameterRecord { Name = Text(parameter, "name"), Type = Text(parameter, "type"), Default = Text(parameter, "default") };
            record.Choices.AddRange(Texts(parameter, "choices"));
            artifact.Parameters.Add(record);
        }

        foreach (JsonElement column in Items(facts, "column_types"))
        {
            artifact.ColumnTypes.Add(new ColumnTypeRecord { Name = Text(column, "name"), Type = Text(column, "type") });
        }

        return artifact;
    }

    private static Dictionary<string, string> LoadDescriptions()
    {
        var descriptions = new Dictionary<string, string>(StringComparer.Ordinal);
        using var reader = new StreamReader(Open(Descriptions));
        while (reader.ReadLine() is { } line)
        {
            int tab = line.IndexOf('\t', StringComparison.Ordinal);
            descriptions.Add(line[..tab], line[(tab + 1)..]);
        }

        return descriptions;
    }

    private static Stream Open(string resource) => typeof(BuiltInArtifacts).Assembly.GetManifestResourceStream(resource)
        ?? throw new InvalidOperationException($"The assembly was built without '{resource}'.");

    private static string Text(JsonElement json, string name) => json.TryGetProperty(name, out JsonElement value) ? value.GetString()! : "";

    private static IEnumerable<string> Texts(JsonElement json, string name) => Items(json, name).Select(static item => item.GetString()!);

    private static JsonElement.ArrayEnumerator Items(JsonElement json, string name) => json.TryGetProperty(name, out JsonElement value) ? value.EnumerateArray() : default;
}
