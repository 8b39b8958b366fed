using System.Globalization;
using System.Text;
using Megaraptor.Vql.Syntax;

namespace Megaraptor.Lab.Evaluation.Network;

/// <summary>The parts of a URL, in each of which other characters may stand as they are.</summary>
internal enum UrlPart
{
    /// <summary>The path.</summary>
    Path,

    /// <summary>The host.</summary>
    Host,

    /// <summary>User and password.</summary>
    User,

    /// <summary>A name or value of the query.</summary>
    Query,

    /// <summary>The fragment.</summary>
    Fragment,
}

/// <summary>Percent escapes in URLs.</summary>
internal static class UrlEscapes
{
    /// <summary>Escapes what must not stand in a part.</summary>
    /// <param name="text">The text.</param>
    /// <param name="part">The part.</param>
    /// <returns>The escaped text.</returns>
    public static string Escape(string text, UrlPart part)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (byte b in StringEscapes.ToBytes(text))
        {
            if (IsPlain((char)b, part))
            {
                escaped.Append((char)b);
            }
            else if (b == ' ' && part == UrlPart.Query)
            {
                escaped.Append('+');
            }
            else
            {
                escaped.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
            }
        }

        return escaped.ToString();
    }

    /// <summary>Reads escapes.</summary>
    /// <param name="text">The escaped text.</param>
    /// <param name="part">The part that it is from.</param>
    /// <param name="problem">What is wrong, or null.</param>
    /// <returns>The text; empty when something is wrong.</returns>
    public static string Unescape(string text, UrlPart part, out string? problem)
    {
        var bytes = new List<byte>(text.Length);
        problem = null;
        byte[] source = StringEscapes.ToBytes(text);
        for (int i = 0; i < source.Length; i++)
        {
            if (source[i] == '%')
            {
                if (i + 2 >= source.Length || !char.IsAsciiHexDigit((char)source[i + 1]) || !char.IsAsciiHexDigit((char)source[i + 2]))
                {
                    problem = $"invalid URL escape {Text.GoText.Quote(StringEscapes.FromBytes(source[i..Math.Min(i + 3, source.Length)]))}";
                    return string.Empty;
                }

                bytes.Add(Convert.ToByte(Encoding.ASCII.GetString(source, i + 1, 2), 16));
                i += 2;
            }
            else if (part == UrlPart.Host && source[i] < 0x80 && !IsPlain((char)source[i], part))
            {
                problem = $"invalid character {Text.GoText.Quote(((char)source[i]).ToString())} in host name";
                return string.Empty;
            }
            else
            {
                bytes.Add(source[i] == '+' && part == UrlPart.Query ? (byte)' ' : source[i]);
            }
        }

        return StringEscapes.FromBytes([.. bytes]);
    }

    private static bool IsPlain(char c, UrlPart part)
    {
        if (char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '~')
        {
            return true;
        }

        return part switch
        {
            UrlPart.Host => c is '!' or '$' or '&' or '\'' or '(' or ')' or '*' or '+' or ',' or ';' or '=' or ':' or '[' or ']' or '<' or '>' or '"',
            UrlPart.Path => c is '$' or '&' or '+' or ',' or '/' or ':' or ';' or '=' or '@',
            UrlPart.User => c is '$' or '&' or '+' or ',' or ';' or '=',
            UrlPart.Fragment => c is '$' or '&' or '+' or ',' or '/' or ':' or ';' or '=' or '?' or '@' or '!' or '(' or ')' or '*',
            _ => false,
        };
    }
}
