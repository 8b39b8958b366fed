using System.Text.Json;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Artifacts;

namespace Megaraptor.Sdk.Operations.Collections;

/// <summary>
/// The text in which a parameter's value travels, by its declared type. The server drops unknown parameters and wrong
/// choices without a word, and reads many spellings of true as false: what does not fit is refused here.
/// </summary>
internal static class ParameterText
{
    internal static string Of(string artifact, ArtifactParameter parameter, string value) => parameter.Type switch
    {
        "bool" => Flag(artifact, parameter, value),
        "int" or "int64" or "integer" => Whole(artifact, parameter, value),
        "float" => double.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out _) ? value : throw Refuse(artifact, parameter, value, "a number"),
        "choices" when parameter.Choices.Count > 0 && !parameter.Choices.Contains(value) => throw Refuse(artifact, parameter, value, $"one of {string.Join(", ", parameter.Choices)}"),
        "multichoice" => Choices(artifact, parameter, value),
        "json" => Json(artifact, parameter, value, JsonValueKind.Object),
        "json_array" or "regex_array" => Json(artifact, parameter, value, JsonValueKind.Array),
        "csv" or "artifactset" => CsvText.From(value),
        _ => value,
    };

    private static string Flag(string artifact, ArtifactParameter parameter, string value) => value.ToUpperInvariant() switch
    {
        "Y" or "YES" or "TRUE" or "OK" or "1" => "Y",
        "" or "N" or "NO" or "FALSE" or "0" => "",
        _ => throw Refuse(artifact, parameter, value, "true or false"),
    };

    private static string Whole(string artifact, ArtifactParameter parameter, string value) =>
        long.TryParse(value, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out _)
        || (value.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && long.TryParse(value.AsSpan(2), System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out _))
            ? value
            : throw Refuse(artifact, parameter, value, "a whole number");

    private static string Choices(string artifact, ArtifactParameter parameter, string value)
    {
        using JsonDocument list = Parse(artifact, parameter, value, JsonValueKind.Array);
        foreach (JsonElement item in list.RootElement.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.String || (parameter.Choices.Count > 0 && !parameter.Choices.Contains(item.GetString()!)))
            {
                throw Refuse(artifact, parameter, item.ToString(), $"a list of {string.Join(", ", parameter.Choices)}");
            }
        }

        return value;
    }

    private static string Json(string artifact, ArtifactParameter parameter, string value, JsonValueKind kind)
    {
        Parse(artifact, parameter, value, kind).Dispose();
        return value;
    }

    private static JsonDocument Parse(string artifact, ArtifactParameter parameter, string value, JsonValueKind kind)
    {
        string expected = kind == JsonValueKind.Array ? "a JSON list such as [\"a\", \"b\"]" : "a JSON object";
        try
        {
            var document = JsonDocument.Parse(value);
            if (document.RootElement.ValueKind == kind)
            {
                return document;
            }

            document.Dispose();
        }
        catch (JsonException)
        {
            throw Refuse(artifact, parameter, value, expected);
        }

        throw Refuse(artifact, parameter, value, expected);
    }

    private static InvalidArgumentException Refuse(string artifact, ArtifactParameter parameter, string value, string expected) =>
        new($"{artifact}: the parameter '{parameter.Name}' ({parameter.Type}) must be {expected}, not '{Shown(parameter, value)}'.", "get_artifact lists the parameters with their types.");

    /// <summary>A value in a message: one of a redacted parameter is a secret.</summary>
    private static string Shown(ArtifactParameter parameter, string value) => parameter.Type == "redacted" ? "…" : Evidence.EvidenceText.Show(value);
}
