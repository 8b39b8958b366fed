using System.Globalization;
using System.Text;

namespace Megaraptor.Vql.Syntax.Refusals;

/// <summary>Quotes a text as Go's <c>%q</c> does, which the server's messages use.</summary>
internal static class GoQuoting
{
    internal static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2);
        quoted.Append('"');
        for (int i = 0; i < text.Length; i++)
        {
            bool isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            Append(quoted, text, i, isPair);
            i += isPair ? 1 : 0;
        }

        return quoted.Append('"').ToString();
    }

    private static void Append(StringBuilder quoted, string text, int index, bool isPair)
    {
        char c = text[index];
        if (c is '"' or '\\')
        {
            quoted.Append('\\').Append(c);
        }
        else if (IsPrintable(text, index, isPair))
        {
            quoted.Append(text, index, isPair ? 2 : 1);
        }
        else if (Short(c) is { } letter)
        {
            quoted.Append('\\').Append(letter);
        }
        else if (isPair)
        {
            quoted.Append("\\U").Append(char.ConvertToUtf32(c, text[index + 1]).ToString("x8", CultureInfo.InvariantCulture));
        }
        else
        {
            quoted.Append(c is < ' ' or '\x7f' ? "\\x" : "\\u").Append(((int)c).ToString(c is < ' ' or '\x7f' ? "x2" : "x4", CultureInfo.InvariantCulture));
        }
    }

    private static char? Short(char c) => c switch
    {
        '\a' => 'a',
        '\b' => 'b',
        '\f' => 'f',
        '\n' => 'n',
        '\r' => 'r',
        '\t' => 't',
        '\v' => 'v',
        _ => null,
    };

    /// <summary>Go prints letters, marks, numbers, punctuation, symbols and the ASCII blank; it escapes the rest.</summary>
    private static bool IsPrintable(string text, int index, bool isPair)
    {
        if (text[index] is >= ' ' and < '\x7f')
        {
            return true;
        }

        UnicodeCategory category = isPair ? CharUnicodeInfo.GetUnicodeCategory(text, index) : CharUnicodeInfo.GetUnicodeCategory(text[index]);
        return category is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
    }
}
