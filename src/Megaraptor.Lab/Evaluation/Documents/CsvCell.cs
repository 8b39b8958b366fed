using System.Globalization;
using Megaraptor.Lab.Evaluation.Functions;
using Megaraptor.Lab.Evaluation.Json;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Time;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Documents;

/// <summary>Values as cells of CSV and back. A text that would be read as something else is written with a blank before it.</summary>
internal static class CsvCell
{
    private const string Base64Prefix = "base64:";

    /// <summary>Writes a value.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="value">The value.</param>
    /// <returns>The cell, not yet quoted.</returns>
    public static string Of(Scope scope, object? value) => value switch
    {
        null => string.Empty,
        string text => Read(text) is string same && same == text && !text.StartsWith(' ') ? text : " " + text,
        byte[] bytes => Base64Prefix + Convert.ToBase64String(bytes),
        bool flag => flag ? "true" : "false",
        double number => number.ToString("0.################################", CultureInfo.InvariantCulture),
        VqlTime time => GoTimeLayout.Format(time.In(QueryZones.ForRows(scope)), GoTimeLayout.Rfc3339Nano),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => JsonText.Of(value, scope, QueryZones.ForRows(scope)) is { } json ? Unquoted(JsonIndent.Of(json)) : string.Empty,
    };

    /// <summary>Reads a cell.</summary>
    /// <param name="text">The cell, without its quotes.</param>
    /// <returns>A bool, number, bytes, dict, list or text.</returns>
    public static object? Read(string text)
    {
        switch (text)
        {
            case "":
                return text;
            case "true":
                return true;
            case "false":
                return false;
        }

        if (text.StartsWith(Base64Prefix, StringComparison.Ordinal))
        {
            var bytes = new byte[text.Length];
            return Convert.TryFromBase64String(text[Base64Prefix.Length..], bytes, out int length) ? bytes[..length] : text;
        }

        if (text[0] == ' ')
        {
            return text[1..];
        }

        if (text[0] is '{' or '[')
        {
            return Json(text);
        }

        if (IsInteger(text) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long integer))
        {
            return integer is >= int.MinValue and <= int.MaxValue ? (int)integer : integer;
        }

        return GoNumber.TryParseFloat(text, out double number) && !IsTooLarge(text, number) ? number : text;
    }

    private static bool IsInteger(string text) => text.AsSpan(text[0] is '+' or '-' ? 1 : 0) is { Length: > 0 } digits && digits.IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool IsTooLarge(string text, double number) => double.IsInfinity(number) && text.Any(char.IsAsciiDigit);

    private static object Json(string text)
    {
        try
        {
            return text[0] == '{' ? GoJson.ReadObject(text) : new VqlList([.. GoJson.ReadArray(text)], VqlList.InterfaceType);
        }
        catch (GoJsonException)
        {
            return text;
        }
    }

    private static string Unquoted(string json) => json.StartsWith('"') ? json[1..^1] : json;
}
