using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace Megaraptor.Generators.Text;

/// <summary>Names and literals as C# writes them.</summary>
internal static class CSharpText
{
    /// <summary>A string literal on one line.</summary>
    internal static string Literal(string value) => SymbolDisplay.FormatLiteral(value, quote: true);

    /// <summary>A UTF-8 literal on one line.</summary>
    internal static string Utf8(string value) => Literal(value) + "u8";

    /// <summary>An identifier, escaped where it is a keyword.</summary>
    internal static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    /// <summary>A name in snake case: <c>LastSeenAt</c> becomes <c>last_seen_at</c>, <c>maxRows</c> becomes <c>max_rows</c>, <c>IPAddress</c> becomes <c>ip_address</c>.</summary>
    internal static string SnakeCase(string name)
    {
        var snake = new StringBuilder(name.Length + 8);
        for (int i = 0; i < name.Length; i++)
        {
            char c = name[i];
            bool startsWord = char.IsUpper(c)
                && i > 0
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord && name[i - 1] != '_')
            {
                snake.Append('_');
            }

            snake.Append(char.ToLower(c, CultureInfo.InvariantCulture));
        }

        return snake.ToString();
    }

    /// <summary>A name in Pascal case: <c>list_clients</c> becomes <c>ListClients</c>.</summary>
    internal static string PascalCase(string snake)
    {
        var pascal = new StringBuilder(snake.Length);
        bool upper = true;
        foreach (char c in snake)
        {
            if (c is '_' or '-' or '.' or ' ')
            {
                upper = true;
            }
            else
            {
                pascal.Append(upper ? char.ToUpper(c, CultureInfo.InvariantCulture) : c);
                upper = false;
            }
        }

        return pascal.ToString();
    }

    /// <summary>A name that can stand in an identifier or a file name: everything but letters and digits becomes an underscore.</summary>
    internal static string Mangle(string name)
    {
        var mangled = new StringBuilder(name.Length);
        foreach (char c in name)
        {
            mangled.Append(char.IsLetterOrDigit(c) && c < 128 ? c : '_');
        }

        return mangled.ToString();
    }
}
