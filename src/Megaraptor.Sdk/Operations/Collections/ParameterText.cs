using System.Globalization;
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
    internal static string Of(string artifact, ArtifactParameter parameter, string value) => value == parameter.Default ? value : parameter.Type switch
    {
        "bool" => Flag(artifact, parameter, value),
        "int" or "int64" or "integer" => Whole(artifact, parameter, value),
        "float" => Number(artifact, parameter, value),
        "timestamp" => Time(artifact, parameter, value),
        "choices" when parameter.Choices.Count > 0 && !parameter.Choices.Contains(value) => throw Refuse(artifact, parameter, value, $"one of {string.Join(", ", parameter.Choices)}"),
        "multichoice" => Choices(artifact, parameter, value),
        "json" => Json(artifact, parameter, value, JsonValueKind.Object),
        "json_array" or "regex_array" => Json(artifact, parameter, value, JsonValueKind.Array),
        "csv" => CsvText.From(value),
        "artifactset" => CsvText.FromNames("Artifact", value),
        "upload" or "upload_file" => Address(artifact, parameter, value),
        _ => value,
    };

    private static string Flag(string artifact, ArtifactParameter parameter, string value) => value.ToUpperInvariant() switch
    {
        "Y" or "YES" or "TRUE" or "OK" or "1" => "Y",
        "" or "N" or "NO" or "FALSE" or "0" => "",
        _ => throw Refuse(artifact, parameter, value, "true or false"),
    };

    /// <summary>In plain decimal: the endpoint takes a leading zero for octal, and what it cannot read for 0.</summary>
    private static string Whole(string artifact, ArtifactParameter parameter, string value)
    {
        bool isHex = value.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        bool isRead = isHex
            ? long.TryParse(value.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long number)
            : long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
        return isRead ? number.ToString(CultureInfo.InvariantCulture)
            : !isHex && ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out ulong large) ? large.ToString(CultureInfo.InvariantCulture)
            : throw Refuse(artifact, parameter, value, "a whole number");
    }

    private static string Number(string artifact, ArtifactParameter parameter, string value)
    {
        const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(value, Styles, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? value : throw Refuse(artifact, parameter, value, "a number");
    }

    /// <summary>As RFC 3339 in UTC, or as the whole seconds, milliseconds and so on that were given. A number with a fraction would be read as a date of the year 0.</summary>
    private static string Time(string artifact, ArtifactParameter parameter, string value)
    {
        if (value.Length == 0 || (value.All(char.IsAsciiDigit) && !value.StartsWith('0') && value.Length <= 19))
        {
            return value;
        }

        return value.Contains('-', StringComparison.Ordinal) && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time)
            ? time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture)
            : throw Refuse(artifact, parameter, value, "a time such as 2026-11-24T13:00:00Z (UTC unless it says otherwise), or whole seconds since 1970");
    }

    /// <summary>The endpoint fetches the file: the server takes no content here.</summary>
    private static string Address(string artifact, ArtifactParameter parameter, string value) =>
        value.Length == 0 || (Uri.TryCreate(value, UriKind.Absolute, out Uri? uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp))
            ? value
            : throw Refuse(artifact, parameter, value, "an http or https address from which the endpoint can fetch the file");

    private static string Choices(string artifact, ArtifactParameter parameter, string value)
    {
        value = value.Trim();
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
        // The endpoint looks at the first character only.
        string trimmed = value.Trim();
        Parse(artifact, parameter, trimmed, kind).Dispose();
        return trimmed;
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
