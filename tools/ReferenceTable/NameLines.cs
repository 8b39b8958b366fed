using System.Text.Json;

namespace Megaraptor.ReferenceTable;

/// <summary>Makes a line of each plugin, function and accessor.</summary>
public static class NameLines
{
    /// <summary>The lines, sorted by kind and name.</summary>
    /// <param name="facts">The folder of the facts.</param>
    /// <returns>The lines.</returns>
    public static IEnumerable<string> Of(string facts)
    {
        using JsonDocument names = JsonDocument.Parse(File.ReadAllText(Path.Combine(facts, "vql-reference.json")));
        IReadOnlyDictionary<string, EffectLine> effects = EffectLine.Read(Path.Combine(facts, "vql-effects.tsv"));
        return [.. names.RootElement.EnumerateArray().Select(entry => Line(entry, effects)).Order(StringComparer.Ordinal)];
    }

    private static string Line(JsonElement entry, IReadOnlyDictionary<string, EffectLine> effects)
    {
        string kind = entry.Text("kind");
        string name = entry.Text("name");
        EffectLine effect = effects.TryGetValue(kind + " " + name, out EffectLine? found)
            ? found
            : throw new InvalidDataException($"vql-effects.tsv does not say what the {kind} {name} can do.");
        string platforms = string.Concat(entry.Strings("platforms").Select(static platform => platform[0]));
        IEnumerable<string> arguments = entry.List("args").Select(argument => Argument(argument, effect));
        return string.Join(
            '\t',
            kind,
            name,
            string.Join(',', entry.Strings("permissions")).OrDash(),
            platforms.OrDash(),
            effect.Effects,
            effect.Effects == "None" ? "-" : effect.Does,
            string.Join(' ', entry.Flag("free_form_args") || effect.Arguments.ContainsKey("*") ? arguments.Append("*") : arguments)).TrimEnd('\t');
    }

    private static string Argument(JsonElement argument, EffectLine effect)
    {
        string name = argument.Text("name");
        string type = effect.Arguments.TryGetValue(name, out string? special) && char.IsLower(special[0]) ? special : Type(argument.Text("type"));
        string adds = special is not null && char.IsUpper(special[0]) ? "=" + special : "";
        return $"{name}:{type}{(argument.Flag("required") ? "!" : "")}{(argument.Flag("repeated") ? "+" : "")}{adds}";
    }

    private static string Type(string type) => type switch
    {
        "string" => "string",
        "bool" => "bool",
        "int" or "int64" or "uint64" => "int",
        "float64" => "float",
        "time.Time" => "time",
        "accessors.OSPath" => "path",
        "ordereddict.Dict" => "dict",
        "StoredQuery" => "query",
        "vfilter.Lambda" => "lambda",
        "LazyExpr" or "types.LazyAny" => "expression",
        "Any" => "any",
        _ => throw new InvalidDataException($"Unknown argument type {type}."),
    };
}
