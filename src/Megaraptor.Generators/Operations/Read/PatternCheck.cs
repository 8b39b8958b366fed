using System.Text.RegularExpressions;

namespace Megaraptor.Generators.Operations.Read;

/// <summary>
/// Refuses regular expressions that mean something else to a schema than to .NET, or whose time is not linear in the text: a
/// caller reads the one and is judged by the other.
/// </summary>
internal static class PatternCheck
{
    /// <summary>Why a pattern cannot be used, or null.</summary>
    internal static string? Problem(string pattern)
    {
        bool inClass = false;
        for (int i = 0; i < pattern.Length; i++)
        {
            char c = pattern[i];
            char next = i + 1 < pattern.Length ? pattern[i + 1] : '\0';
            if (c == '\\')
            {
                if (char.IsLetterOrDigit(next) && next is not ('n' or 'r' or 't'))
                {
                    return $"'\\{next}' is not the same everywhere: write out the characters, such as [0-9]";
                }

                i++;
            }
            else if (inClass)
            {
                inClass = c != ']';
            }
            else if (c == '[')
            {
                inClass = true;
            }
            else if (c == '(' && next == '?' && !(i + 2 < pattern.Length && pattern[i + 2] == ':'))
            {
                return "of the groups that begin with '(?' only '(?:' is allowed";
            }
            else if (c == '$' && i < pattern.Length - 1)
            {
                return "'$' stands at the end only";
            }
        }

        return Syntax(pattern);
    }

    /// <summary>The pattern as .NET is given it: there a final <c>$</c> would also match before a line break.</summary>
    internal static string Exact(string pattern) =>
        pattern.EndsWith("$", StringComparison.Ordinal) && !EndsInEscape(pattern) ? pattern.Substring(0, pattern.Length - 1) + "\\z" : pattern;

    private static bool EndsInEscape(string pattern)
    {
        int backslashes = 0;
        for (int i = pattern.Length - 2; i >= 0 && pattern[i] == '\\'; i--)
        {
            backslashes++;
        }

        return backslashes % 2 == 1;
    }

    private static string? Syntax(string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
            return null;
        }
        catch (ArgumentException exception)
        {
            return exception.Message.TrimEnd('.');
        }
    }
}
