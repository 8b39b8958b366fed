namespace Megaraptor.Vql.Formatting;

/// <summary>A comment between two tokens.</summary>
/// <param name="Text">As written, markers included.</param>
/// <param name="IsToEndOfLine">Whether it ends with its line.</param>
/// <param name="LinesBefore">Line breaks between what stands before it and the comment.</param>
/// <param name="LinesBehind">Line breaks between the comment and what follows.</param>
internal sealed record Comment(string Text, bool IsToEndOfLine, int LinesBefore, int LinesBehind)
{
    /// <summary>Whether it stands on lines of its own.</summary>
    internal bool IsAlone => LinesBefore > 0 && LinesBehind > 0;

    /// <summary>Reads the comments in a gap between two tokens.</summary>
    /// <param name="gap">The text between the tokens: white space and comments only.</param>
    /// <param name="isAtStart">Whether the text begins here, as if after a line break.</param>
    /// <param name="lines">The line breaks of a gap without comments, or of the white space behind the last one.</param>
    /// <returns>The comments, in order.</returns>
    internal static List<Comment> Read(string gap, bool isAtStart, out int lines)
    {
        var comments = new List<Comment>();
        lines = isAtStart ? 1 : 0;
        for (int i = 0; i < gap.Length;)
        {
            int end = EndOf(gap, i);
            if (end == i)
            {
                lines += gap[i++] == '\n' ? 1 : 0;
                continue;
            }

            bool isBlock = gap[i + 1] == '*';
            int behind = isBlock ? LinesAt(gap, end) : Math.Max(1, LinesAt(gap, end));
            comments.Add(new Comment(gap.Substring(i, end - i).TrimEnd('\r', ' ', '\t', '\f'), !isBlock, lines, behind));
            lines = 0;
            i = end;
        }

        return comments;
    }

    private static int EndOf(string gap, int start)
    {
        char first = gap[start];
        char second = start + 1 < gap.Length ? gap[start + 1] : '\0';
        if (first == '/' && second == '*')
        {
            return gap.IndexOf("*/", start + 2, StringComparison.Ordinal) + 2;
        }

        if ((first == '-' && second == '-') || (first == '/' && second == '/'))
        {
            int end = gap.IndexOf('\n', start);
            return end < 0 ? gap.Length : end;
        }

        return start;
    }

    private static int LinesAt(string gap, int start)
    {
        int count = 0;
        for (int i = start; i < gap.Length && gap[i] is ' ' or '\t' or '\r' or '\f' or '\n'; i++)
        {
            count += gap[i] == '\n' ? 1 : 0;
        }

        return count;
    }
}
