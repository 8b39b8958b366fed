using System.Globalization;
using System.Text;
using Megaraptor.Lab.Evaluation.Text;
using Megaraptor.Vql.Syntax;

namespace Megaraptor.Lab.Evaluation.Templates;

/// <summary>Quoted texts of templates, and the escapes that they offer.</summary>
internal static class TemplateText
{
    /// <summary>The text that a quoted one stands for.</summary>
    /// <param name="quoted">The text with its quotes.</param>
    /// <returns>The text, or null when an escape is not one.</returns>
    public static string? Unquote(string quoted)
    {
        if (quoted[0] == '`')
        {
            return quoted[1..^1].Replace("\r", string.Empty, StringComparison.Ordinal);
        }

        var text = new StringBuilder(quoted.Length);
        for (int i = 1; i < quoted.Length - 1;)
        {
            if (quoted[i] != '\\')
            {
                text.Append(quoted[i++]);
            }
            else if (!TryUnescape(quoted, ref i, text))
            {
                return null;
            }
        }

        return StringEscapes.FromBytes(StringEscapes.ToBytes(text.ToString()));
    }

    /// <summary>Escapes a text for HTML.</summary>
    /// <param name="text">The text.</param>
    /// <param name="escapesPlus">Whether plus signs are escaped too, as whole HTML templates have it.</param>
    /// <returns>The escaped text.</returns>
    public static string Html(string text, bool escapesPlus = false)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            _ = c switch
            {
                '"' => escaped.Append("&#34;"),
                '\'' => escaped.Append("&#39;"),
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '\0' => escaped.Append('\uFFFD'),
                '+' when escapesPlus => escaped.Append("&#43;"),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    /// <summary>Escapes a text for a string of JavaScript.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The escaped text.</returns>
    public static string Script(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            _ = c switch
            {
                '\\' or '\'' or '"' => escaped.Append('\\').Append(c),
                '<' or '>' or '&' or '=' or < ' ' => escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    private static bool TryUnescape(string quoted, ref int i, StringBuilder text)
    {
        char kind = quoted[i + 1];
        i += 2;
        int digits = kind switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        if (digits > 0)
        {
            bool isHex = uint.TryParse(quoted.AsSpan(i, Math.Min(digits, quoted.Length - 1 - i)), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint code)
                && i + digits < quoted.Length;
            i += digits;
            return isHex && TryAppend(text, code, isByte: kind == 'x');
        }

        if (kind is >= '0' and <= '7')
        {
            int value = kind - '0';
            for (int end = i + 2; i < end; i++)
            {
                if (i >= quoted.Length - 1 || quoted[i] is < '0' or > '7')
                {
                    return false;
                }

                value = (value * 8) + quoted[i] - '0';
            }

            return value <= 255 && TryAppend(text, (uint)value, isByte: true);
        }

        char? plain = kind == '\\' || (kind is '"' or '\'' && kind == quoted[0]) ? kind : ControlEscape.Of(kind);
        text.Append(plain);
        return plain is not null;
    }

    private static bool TryAppend(StringBuilder text, uint code, bool isByte)
    {
        if (isByte)
        {
            // A byte beyond ASCII is no character of its own: as elsewhere it is a lone surrogate until it is joined with its neighbours.
            text.Append(code < 0x80 ? (char)code : (char)(0xDC00 + code));
            return true;
        }

        if (!Rune.IsValid(code))
        {
            return false;
        }

        text.Append(new Rune(code).ToString());
        return true;
    }
}
