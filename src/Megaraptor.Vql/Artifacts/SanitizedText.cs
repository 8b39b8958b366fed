using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Artifacts;

/// <summary>The text of an artifact file after the repairs that the server makes before it reads the YAML.</summary>
/// <remarks>
/// Lines end with <c>\n</c>; a query that is written below its key without <c>|</c> becomes a literal block, and so does an
/// item of a list that begins with <c>SELECT</c>, <c>LET</c> or a comment.
/// </remarks>
internal sealed class SanitizedText
{
    private static readonly string[] s_queryKeys = ["precondition:", "query:"];
    private static readonly string[] s_queryStarts = ["SELECT", "LET", "//"];

    private readonly TextRewrite _lines;
    private readonly TextRewrite _blocks;

    private SanitizedText(TextRewrite lines, TextRewrite blocks)
    {
        _lines = lines;
        _blocks = blocks;
        Text = blocks.Result;
    }

    /// <summary>The repaired text.</summary>
    internal string Text { get; }

    internal static SanitizedText Of(string text)
    {
        var lines = new TextRewrite(text);
        for (int at = text.IndexOf("\r\n", StringComparison.Ordinal); at >= 0; at = text.IndexOf("\r\n", at + 1, StringComparison.Ordinal))
        {
            lines.Cut(at, 1);
        }

        return new SanitizedText(lines, Repair(lines.Result));
    }

    /// <summary>The place in the file of a place in the repaired text.</summary>
    internal SourceSpan Locate(SourceSpan inside) => _lines.Locate(_blocks.Locate(inside));

    private static TextRewrite Repair(string text)
    {
        var repaired = new TextRewrite(text);
        for (int line = 0; line < text.Length; line = LineEnd(text, line) + 1)
        {
            int end = LineEnd(text, line);
            RepairQueryKey(text, line, end, repaired);
            RepairItem(text, line, end, repaired);
        }

        return repaired;
    }

    /// <summary>A line with nothing but the key of a query: what stands below, behind empty lines, becomes a block.</summary>
    private static void RepairQueryKey(string text, int line, int end, TextRewrite repaired)
    {
        int key = Skip(text, line, end, static c => c == '-' || IsSpace(c));
        int value = key + StartLength(text, key, s_queryKeys);
        if (value == key || Skip(text, value, end, IsSpace) < end)
        {
            return;
        }

        int content = Skip(text, value, text.Length, IsSpace);
        int block = content == text.Length ? content : text.LastIndexOf('\n', content - 1);
        repaired.Insert(block, " |\n");
    }

    /// <summary>An item of a list that begins with a query becomes a block on a line of its own.</summary>
    private static void RepairItem(string text, int line, int end, TextRewrite repaired)
    {
        int dash = Skip(text, line, end, static c => c == ' ');
        if (dash == line || dash == end || text[dash] != '-')
        {
            return;
        }

        int query = Skip(text, dash + 1, end, static c => c == ' ');
        if (query > dash + 1 && StartLength(text, query, s_queryStarts) > 0)
        {
            repaired.Insert(query, "|\n" + new string(' ', query - line));
        }
    }

    private static int StartLength(string text, int at, string[] words) =>
        Array.Find(words, word => string.Compare(text, at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0)?.Length ?? 0;

    private static int LineEnd(string text, int line)
    {
        int end = text.IndexOf('\n', line);
        return end < 0 ? text.Length : end;
    }

    private static int Skip(string text, int at, int end, Func<char, bool> isSkipped)
    {
        while (at < end && isSkipped(text[at]))
        {
            at++;
        }

        return at;
    }

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\n' or '\f' or '\r';
}
