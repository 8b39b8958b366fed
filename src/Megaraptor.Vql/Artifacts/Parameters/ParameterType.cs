using Megaraptor.Vql.Columns;

namespace Megaraptor.Vql.Artifacts.Parameters;

/// <summary>A type of artifact parameters: what becomes of the text that is sent.</summary>
/// <remarks>A value always travels as text. Queries prepended on the endpoint turn it into what the artifact's queries see.</remarks>
public sealed class ParameterType
{
    private static readonly ParameterType[] s_all =
    [
        Plain("string"), Plain("regex"), Plain("yara"), Plain("str"), Plain("glob"), Plain("choices"), Plain("hidden"), Plain("redacted"),
        new("int", VqlType.Integer, ParameterTexts.Integer), new("int64", VqlType.Integer, ParameterTexts.Integer), new("integer", VqlType.Integer, ParameterTexts.Integer),
        new("float", VqlType.Float, ParameterTexts.Float),
        new("bool", VqlType.Boolean, ParameterTexts.Boolean),
        new("timestamp", VqlType.Time.OrNull(), ParameterTexts.Time),
        new("csv", VqlType.List.OrNull(), static _ => null), new("artifactset", VqlType.List.OrNull(), ParameterTexts.ArtifactSet),
        new("json", VqlType.Dict.OrNull(), ParameterTexts.JsonObject),
        new("json_array", VqlType.List.OrNull(), ParameterTexts.JsonArray), new("regex_array", VqlType.List.OrNull(), ParameterTexts.JsonArray), new("multichoice", VqlType.List.OrNull(), ParameterTexts.JsonArray),
        new("xml", VqlType.Any, static _ => null), new("yaml", VqlType.Any, static _ => null), new("starlark", VqlType.Any, static _ => null),
        new("upload", VqlType.String.OrNull(), ParameterTexts.Url), new("upload_file", VqlType.String.OrNull(), ParameterTexts.Url),
        Plain("server_metadata"),
    ];

    private readonly Func<string, string?> _problem;

    private ParameterType(string name, VqlType value, Func<string, string?> problem)
    {
        Name = name;
        Value = value;
        _problem = problem;
    }

    /// <summary>All types.</summary>
    public static IReadOnlyList<ParameterType> All => s_all;

    /// <summary>The type of a parameter that declares none.</summary>
    public static ParameterType Default => s_all[0];

    /// <summary>The name, as definitions write it.</summary>
    public string Name { get; }

    /// <summary>What the artifact's queries see.</summary>
    public VqlType Value { get; }

    /// <summary>Finds a type.</summary>
    /// <param name="name">The name; case-sensitive, as on the server. Empty for none.</param>
    /// <returns>The type; null when the server has none of the name and treats the value as a string.</returns>
    public static ParameterType? Find(string name) => name.Length == 0 ? Default : Array.Find(s_all, type => type.Name == name);

    /// <summary>What the server will not read as it is meant.</summary>
    /// <param name="text">The text that is sent.</param>
    /// <returns>What is wrong, as the rest of a sentence that begins with the text: <c>is no whole number, and becomes 0</c>; null when nothing is.</returns>
    public string? Problem(string text) => text.Length == 0 ? null : _problem(text);

    private static ParameterType Plain(string name) => new(name, VqlType.String, static _ => null);
}
