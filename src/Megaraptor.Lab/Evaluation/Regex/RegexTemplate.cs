using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Megaraptor.Lab.Evaluation.Regex;

/// <summary>Fills the groups of a match into a replacement: <c>$1</c>, <c>$name</c>, <c>${name}</c>, and <c>$$</c> for the sign itself.</summary>
internal static class RegexTemplate
{
    /// <summary>Fills a replacement.</summary>
    /// <param name="template">The replacement.</param>
    /// <param name="regex">The expression that matched.</param>
    /// <param name="match">The match.</param>
    /// <returns>The text; a group that is not there is empty.</returns>
    public static string Expand(string template, CompiledRegex regex, Match match)
    {
        var text = new StringBuilder();
        int at = 0;
        while (template.IndexOf('$', at) is >= 0 and var sign)
        {
            text.Append(template, at, sign - at);
            at = sign + 1;
            if (at < template.Length && template[at] == '$')
            {
                text.Append('$');
                at++;
            }
            else if (TryName(template, ref at, out string name))
            {
                text.Append(GroupOf(regex, match, name));
            }
            else
            {
                text.Append('$');
            }
        }

        return text.Append(template, at, template.Length - at).ToString();
    }

    private static bool TryName(string template, ref int at, out string name)
    {
        bool hasBraces = at < template.Length && template[at] == '{';
        int start = at + (hasBraces ? 1 : 0);
        int end = start;
        while (end < template.Length && (char.IsLetterOrDigit(template[end]) || template[end] == '_'))
        {
            end++;
        }

        name = template[start..end];
        if (name.Length == 0 || (hasBraces && (end >= template.Length || template[end] != '}')))
        {
            return false;
        }

        at = end + (hasBraces ? 1 : 0);
        return true;
    }

    private static string GroupOf(CompiledRegex regex, Match match, string name)
    {
        if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
        {
            return number < regex.GroupNames.Count ? match.Groups[number].Value : string.Empty;
        }

        for (int i = 1; i < regex.GroupNames.Count; i++)
        {
            if (regex.GroupNames[i] == name && match.Groups[i].Success)
            {
                return match.Groups[i].Value;
            }
        }

        return string.Empty;
    }
}
