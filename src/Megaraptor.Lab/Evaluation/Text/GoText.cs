using System.Globalization;
using System.Text;
using Megaraptor.Lab.Evaluation.Json;
using Megaraptor.Lab.Evaluation.Queries;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Text;

/// <summary>The text of a value where the server turns one into a string: messages, string arguments, keys of groups.</summary>
internal static class GoText
{
    /// <summary>The text of a value, <c>%v</c> of the server's formats.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The text: <c>Null</c>, <c>[1 a]</c>, <c>{"a":1}</c>.</returns>
    public static string Of(object? value) => value switch
    {
        null => "Null",
        string text => text,
        bool flag => flag ? "true" : "false",
        double number => GoFloat.Shortest(number),
        VqlList list => OfList(list),
        byte[] bytes => $"[{string.Join(' ', bytes)}]",
        VqlDict dict => JsonText.Of(dict),
        VqlTime time => time.ToString(),
        VqlObject thing => thing.ToString(),
        StoredQuery query => query.ToString()!,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    /// <summary>A string between double quotes, as Go source has it.</summary>
    /// <param name="text">The string.</param>
    /// <returns>The quoted string.</returns>
    public static string Quote(string text) => Quote(text, '"');

    /// <summary>A character between single quotes, as Go source has it.</summary>
    /// <param name="rune">The character's number.</param>
    /// <returns>The quoted character.</returns>
    public static string QuoteRune(long rune) =>
        Quote(Rune.IsValid((int)Math.Clamp(rune, int.MinValue, int.MaxValue)) ? new Rune((int)rune).ToString() : "\uFFFD", '\'');

    private static string Quote(string text, char quote)
    {
        var quoted = new StringBuilder(text.Length + 2).Append(quote);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == quote || c == '\\')
            {
                quoted.Append('\\').Append(c);
            }
            else if (c is >= '\uDC80' and <= '\uDCFF' && (i == 0 || !char.IsHighSurrogate(text[i - 1])))
            {
                quoted.Append(CultureInfo.InvariantCulture, $"\\x{c - 0xDC00:x2}");
            }
            else if (c < ' ' || c == '\u007f')
            {
                quoted.Append(ControlEscape(c));
            }
            else
            {
                quoted.Append(c);
            }
        }

        return quoted.Append(quote).ToString();
    }

    private static string ControlEscape(char c) => c switch
    {
        '\a' => "\\a",
        '\b' => "\\b",
        '\f' => "\\f",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        '\v' => "\\v",
        _ => string.Create(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}"),
    };

    private static string OfList(VqlList list)
    {
        var text = new StringBuilder("[");
        for (int i = 0; i < list.Count; i++)
        {
            text.Append(i > 0 ? " " : string.Empty).Append(Of(list[i]));
        }

        return text.Append(']').ToString();
    }
}
