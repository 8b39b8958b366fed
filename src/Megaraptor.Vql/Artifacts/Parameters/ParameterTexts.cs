using System.Globalization;
using Megaraptor.Vql.Syntax;

namespace Megaraptor.Vql.Artifacts.Parameters;

/// <summary>What is wrong with the text of a parameter, by type: null, or the rest of a sentence that begins with the text.</summary>
internal static class ParameterTexts
{
    internal static string? Integer(string text) =>
        NumberValue.Parse(text.TrimStart('+')) is { Kind: NumberKind.Integer } ? null : "is no whole number, and becomes 0";

    internal static string? Float(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? null : "is no number, and becomes 0";

    internal static string? Boolean(string text) => text.ToUpperInvariant() switch
    {
        "Y" or "YES" or "TRUE" or "OK" or "N" or "NO" or "FALSE" => null,
        _ => "is not Y, and so means false",
    };

    internal static string? Time(string text) => text.Any(static c => c is >= '0' and <= '9') ? null : "holds no date, and becomes NULL";

    internal static string? JsonObject(string text) => JsonText.KindOf(text) == JsonTextKind.Object && text[0] == '{' ? null : "is no JSON object, and becomes NULL";

    internal static string? JsonArray(string text) => JsonText.KindOf(text) == JsonTextKind.Array ? null : "is no JSON array, and becomes NULL";

    internal static string? ArtifactSet(string text) => text.Split('\n')[0].Split(',').Any(static column => column.Trim().Trim('"') == "Artifact") ? null : "has no column Artifact";

    internal static string? Url(string text) =>
        text.Contains("://") || text[0] == '/' ? null : "is no URL, so that nothing can be loaded";
}
