namespace Megaraptor.Lab.Evaluation.Regex;

/// <summary>Reads what follows <c>(?</c>: flags, or the name of a group.</summary>
internal static class Re2Groups
{
    /// <summary>Reads the opening of a group.</summary>
    /// <param name="source">The expression.</param>
    /// <param name="at">The place of the parenthesis; moved behind the opening.</param>
    /// <param name="flags">The flags, which the opening may change.</param>
    /// <param name="names">The groups' names, to which a new group's is added.</param>
    /// <returns>The .NET opening; empty when only flags were set.</returns>
    /// <exception cref="RegexSyntaxException">There is no such opening.</exception>
    public static string Open(string source, ref int at, ref Re2Flags flags, List<string> names)
    {
        ReadOnlySpan<char> rest = source.AsSpan(at);
        int name = rest.StartsWith("(?P<") && rest.Length > 4 ? 4 : rest.StartsWith("(?<") && rest.Length > 3 ? 3 : 0;
        if (name == 0)
        {
            return ReadFlags(source, ref at, ref flags);
        }

        int end = rest.IndexOf('>');
        if (end < 0)
        {
            throw new RegexSyntaxException("invalid named capture", rest.ToString());
        }

        string text = rest[name..end].ToString();
        if (text.Length == 0 || !text.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_'))
        {
            throw new RegexSyntaxException("invalid named capture", rest[..(end + 1)].ToString());
        }

        names.Add(text);
        at += end + 1;
        return "(";
    }

    private static string ReadFlags(string source, ref int at, ref Re2Flags flags)
    {
        int start = at;
        Re2Flags changed = flags;
        bool value = true;
        bool sawFlag = false;
        for (int i = at + 2; i < source.Length; i++)
        {
            char c = source[i];
            if (c == '-' && value)
            {
                value = false;
                sawFlag = false;
            }
            else if (c is ':' or ')' && (value || sawFlag))
            {
                flags = changed;
                at = i + 1;
                return c == ':' ? "(?:" : string.Empty;
            }
            else if (changed.With(c, value) is { } with)
            {
                changed = with;
                sawFlag = true;
            }
            else
            {
                throw new RegexSyntaxException("invalid or unsupported Perl syntax", source[start..(i + 1)]);
            }
        }

        throw new RegexSyntaxException("missing closing )", source[start..]);
    }
}
