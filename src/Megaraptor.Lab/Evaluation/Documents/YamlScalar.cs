using System.Globalization;
using Megaraptor.Lab.Evaluation.Functions;
using Megaraptor.Lab.Evaluation.Values;
using YamlDotNet.Core;

namespace Megaraptor.Lab.Evaluation.Documents;

/// <summary>What a plain word of YAML 1.1 means.</summary>
internal static class YamlScalar
{
    /// <summary>Reads a plain word: a bool, NULL, a number, or a text. Dates stay texts.</summary>
    /// <param name="text">The word.</param>
    /// <param name="tag">Its tag, which may ask for a text.</param>
    /// <returns>The value.</returns>
    public static object? Resolve(string text, TagName tag)
    {
        if (!tag.IsEmpty && !tag.IsNonSpecific && tag.Value == "tag:yaml.org,2002:str")
        {
            return text;
        }

        switch (text)
        {
            case "" or "~" or "null" or "Null" or "NULL":
                return null;
            case "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "ON" or "y" or "Y":
                return true;
            case "false" or "False" or "FALSE" or "no" or "No" or "NO" or "off" or "Off" or "OFF" or "n" or "N":
                return false;
            case ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF":
                return double.PositiveInfinity;
            case "-.inf" or "-.Inf" or "-.INF":
                return double.NegativeInfinity;
            case ".nan" or ".NaN" or ".NAN":
                return double.NaN;
        }

        return text[0] is '+' or '-' or '.' or (>= '0' and <= '9') ? Number(text) : text;
    }

    /// <summary>The tag that messages name a value by.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The tag.</returns>
    public static string Tag(object? value) => value switch
    {
        null => "!!null",
        bool => "!!bool",
        double => "!!float",
        string => "!!str",
        VqlList => "!!seq",
        VqlDict => "!!map",
        _ => "!!int",
    };

    private static object Number(string text)
    {
        string plain = text.Replace("_", string.Empty, StringComparison.Ordinal);
        if (GoNumber.TryParseInteger(plain, out long integer))
        {
            return integer is >= int.MinValue and <= int.MaxValue ? (int)integer : integer;
        }

        if (ulong.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out ulong unsigned))
        {
            return unsigned;
        }

        bool isFloat = plain.All(static c => char.IsAsciiDigit(c) || c is '.' or 'e' or 'E' or '+' or '-') && plain.Any(char.IsAsciiDigit);
        return isFloat && GoNumber.TryParseFloat(plain, out double number) && double.IsFinite(number) ? number : text;
    }
}
