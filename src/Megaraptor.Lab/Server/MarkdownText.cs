using System.Net;
using System.Text;

namespace Megaraptor.Lab.Server;

/// <summary>Turns the plain kinds of Markdown into HTML: headings, lists and paragraphs.</summary>
internal static class MarkdownText
{
    /// <summary>The HTML of a text.</summary>
    public static string ToHtml(string markdown)
    {
        var html = new StringBuilder();
        foreach (string block in markdown.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            string[] lines = block.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            if (lines.Length == 0)
            {
                continue;
            }

            html.Append(html.Length == 0 ? "" : "\n");
            int level = lines[0].TakeWhile(static c => c == '#').Count();
            if (level is > 0 and <= 6 && lines[0].Length > level && lines[0][level] == ' ')
            {
                html.Append($"<h{level}>{Escape(lines[0][(level + 1)..])}</h{level}>\n");
            }
            else if (Array.TrueForAll(lines, static line => line.StartsWith("* ", StringComparison.Ordinal) || line.StartsWith("- ", StringComparison.Ordinal)))
            {
                html.Append("<ul>\n").AppendJoin("", lines.Select(static line => $"<li>{Escape(line[2..])}</li>\n")).Append("</ul>\n");
            }
            else
            {
                html.Append("<p>").AppendJoin('\n', lines.Select(Escape)).Append("</p>\n");
            }
        }

        return html.ToString();
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(text.Trim());
}
