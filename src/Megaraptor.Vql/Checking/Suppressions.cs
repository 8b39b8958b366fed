using System.Text.RegularExpressions;
using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Checking;

/// <summary>The comments that switch findings off, as the server's own checker reads them: <c>// linter: unknown_plugin:my_plugin</c>.</summary>
/// <remarks>
/// The first word is the name of the server's rule, or the id of one of ours; behind the colon stands a regular expression
/// for the name that the finding is about, empty for all. A suppression holds for the whole artifact or text.
/// </remarks>
internal sealed class Suppressions
{
    private const string Marker = "linter:";

    private static readonly TimeSpan s_limit = TimeSpan.FromMilliseconds(100);

    private readonly List<(string Rule, Regex Subject)> _items = [];

    /// <summary>Comments that suppress nothing, with what is wrong.</summary>
    internal List<(SourceSpan? Span, string Subject, string Message)> Mistakes { get; } = [];

    /// <summary>Reads the suppressions in the comments of a query.</summary>
    /// <param name="query">The text of the query.</param>
    /// <param name="locate">The place in the checked text of a place in the query.</param>
    internal void ReadComments(string query, Func<SourceSpan, SourceSpan?> locate)
    {
        if (query.IndexOf(Marker, StringComparison.OrdinalIgnoreCase) < 0)
        {
            return;
        }

        // What stands between two tokens is white space and comments.
        var lexer = new VqlLexer(query, templates: true);
        int end = 0;
        VqlToken token;
        do
        {
            token = lexer.Next();
            int start = end;
            Read(query.Substring(start, token.Span.Start - start), span => locate(span.Shift(start)));
            end = token.Span.End;
        }
        while (token.Kind != TokenKind.EndOfText);
    }

    private void Read(string comment, Func<SourceSpan, SourceSpan?> locate)
    {
        for (int at = comment.IndexOf(Marker, StringComparison.OrdinalIgnoreCase); at >= 0; at = comment.IndexOf(Marker, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            int start = Skip(comment, at + Marker.Length, static c => c == ' ');
            int end = Skip(comment, start, static c => char.IsLetterOrDigit(c) || c == '_');
            if (end == start || end >= comment.Length || comment[end] != ':')
            {
                continue;
            }

            string rule = comment.Substring(start, end - start);
            (string subject, int behind) = Subject(comment, end + 1);
            Add(rule, subject, () => locate(SourceSpan.Between(at, behind)));
        }
    }

    internal bool Cover(VqlRule rule, string subject) =>
        _items.Exists(item => (item.Rule == rule.UpstreamName || string.Equals(item.Rule, rule.Id, StringComparison.OrdinalIgnoreCase)) && Matches(item.Subject, subject));

    private void Add(string rule, string subject, Func<SourceSpan?> span)
    {
        if (!VqlRules.All.Any(known => known.UpstreamName == rule || string.Equals(known.Id, rule, StringComparison.OrdinalIgnoreCase)))
        {
            Mistakes.Add((span(), rule, $"There is no rule {rule} to suppress."));
            return;
        }

        try
        {
            _items.Add((rule, new Regex(subject, RegexOptions.CultureInvariant, s_limit)));
        }
        catch (ArgumentException error)
        {
            Mistakes.Add((span(), rule, $"The suppression of {rule} holds no regular expression: {error.Message}"));
        }
    }

    /// <summary>Reads what stands behind the colon: text in quotes, or up to the next blank.</summary>
    private static (string Subject, int Behind) Subject(string comment, int start)
    {
        char quote = start < comment.Length ? comment[start] : '\0';
        int close = quote is '"' or '\'' ? comment.IndexOf(quote, start + 1) : -1;
        if (close > start + 1)
        {
            return (comment.Substring(start + 1, close - start - 1), close + 1);
        }

        int end = Skip(comment, start, static c => c is not (' ' or '\n' or '\r' or '\t'));
        return (comment.Substring(start, end - start), end);
    }

    private static int Skip(string text, int at, Func<char, bool> isSkipped)
    {
        while (at < text.Length && isSkipped(text[at]))
        {
            at++;
        }

        return at;
    }

    private static bool Matches(Regex regex, string subject)
    {
        try
        {
            return regex.IsMatch(subject);
        }
        catch (RegexMatchTimeoutException)
        {
            // An expression that does not come to an end suppresses nothing: the finding is shown.
            return false;
        }
    }
}
