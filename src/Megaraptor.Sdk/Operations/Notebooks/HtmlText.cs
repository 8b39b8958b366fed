using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Megaraptor.Sdk.Operations.Notebooks;

/// <summary>
/// The HTML of a cell as text that can be read. Nothing of it is followed or carried out: scripts and styles are dropped, an
/// image and a link stand as their words.
/// </summary>
internal static partial class HtmlText
{
    private const string Table = "velo-csv-viewer";
    private const string ServerElements = "velo-";

    private static readonly string[] s_hidden = ["script", "style", "template", "noscript"];
    private static readonly string[] s_blocks =
    [
        "address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
        "li", "main", "ol", "p", "pre", "section", "table", "tbody", "thead", "tr", "ul",
    ];

    internal static string From(string html)
    {
        var text = new StringBuilder(html.Length);
        int position = 0;
        foreach (Match tag in Tag().Matches(html))
        {
            if (tag.Index < position)
            {
                // Inside of what was passed over.
                continue;
            }

            text.Append(WebUtility.HtmlDecode(html[position..tag.Index]));
            position = tag.Index + tag.Length;
            string name = tag.Groups["name"].Value.ToLowerInvariant();
            bool isEnd = tag.Groups["end"].Length > 0;
            if (!isEnd && s_hidden.Contains(name))
            {
                int end = html.IndexOf("</" + name, position, StringComparison.OrdinalIgnoreCase);
                position = end < 0 ? html.Length : end;
            }
            else if (!isEnd)
            {
                text.Append(Begin(name, tag.Value));
            }
            else if (s_blocks.Contains(name))
            {
                text.Append('\n');
            }
        }

        text.Append(WebUtility.HtmlDecode(html[position..]));
        return BlankLines().Replace(Spaces().Replace(text.ToString(), "\n"), "\n\n").Trim();
    }

    /// <summary>The numbers of the tables that a cell shows.</summary>
    internal static IReadOnlyList<int> Tables(string html) =>
        [.. Tag().Matches(html).Where(static tag => IsTable(tag)).Select(static tag => Number(tag.Value)).OfType<int>().Distinct().Order()];

    private static bool IsTable(Match tag) => tag.Groups["end"].Length == 0 && tag.Groups["name"].Value.Equals(Table, StringComparison.OrdinalIgnoreCase);

    private static string Begin(string name, string tag) => name switch
    {
        "li" => "\n- ",
        "td" or "th" => "\t",
        "img" => $"[image {WebUtility.HtmlDecode(Alternative().Match(tag).Groups["text"].Value)}]",
        Table => string.Create(CultureInfo.InvariantCulture, $"[table {Number(tag)}]"),
        _ when name.StartsWith(ServerElements, StringComparison.Ordinal) => $"[{name}]",
        _ when s_blocks.Contains(name) => "\n",
        _ => "",
    };

    private static int? Number(string tag) =>
        TableNumber().Match(Uri.UnescapeDataString(tag)) is { Success: true } match && int.TryParse(match.Groups["number"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    [GeneratedRegex("""<!--.*?-->|<(?<end>/?)(?<name>[a-zA-Z][a-zA-Z0-9-]*)(?:[^>"']|"[^"]*"|'[^']*')*>""", RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    [GeneratedRegex("""\balt\s*=\s*["'](?<text>[^"']*)["']""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Alternative();

    [GeneratedRegex("""
        "table_id"\s*:\s*(?<number>[0-9]+)
        """, RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex TableNumber();

    [GeneratedRegex("[ \t]*\n[ ]*", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();

    [GeneratedRegex("\n{3,}", RegexOptions.NonBacktracking)]
    private static partial Regex BlankLines();
}
