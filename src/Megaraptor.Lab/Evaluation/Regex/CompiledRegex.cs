using System.Text;
using System.Text.RegularExpressions;
using Megaraptor.Lab.Evaluation.Scopes;

namespace Megaraptor.Lab.Evaluation.Regex;

/// <summary>An expression in the server's syntax, ready to match.</summary>
internal sealed class CompiledRegex
{
    /// <summary>Only expressions with word boundaries on texts beyond ASCII can be slow; a text that takes longer than this does not match.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(30);

    private readonly string _source;
    private readonly System.Text.RegularExpressions.Regex _ascii;
    private readonly Lazy<System.Text.RegularExpressions.Regex> _any;

    private CompiledRegex(string source)
    {
        _source = source;
        TranslatedRegex translated = Re2Translator.Translate(source, onlyAscii: true);
        GroupNames = translated.GroupNames;
        _ascii = Make(translated);
        _any = new Lazy<System.Text.RegularExpressions.Regex>(() => Make(Re2Translator.Translate(_source, onlyAscii: false)));
    }

    /// <summary>An expression that no query keeps, and that ignores case.</summary>
    /// <param name="expression">The expression.</param>
    /// <exception cref="RegexSyntaxException">It is wrong.</exception>
    public static CompiledRegex IgnoringCase(string expression) => new("(?i)" + expression);

    /// <summary>The groups' names by number, empty for those without one; the whole match comes first.</summary>
    public IReadOnlyList<string> GroupNames { get; }

    /// <summary>The expression of an operator, which ignores case. One that is wrong is logged once.</summary>
    /// <param name="query">The query, which keeps it.</param>
    /// <param name="expression">The expression.</param>
    /// <returns>The compiled expression, or null.</returns>
    public static CompiledRegex? Get(QueryContext query, string expression)
    {
        // A condition asks once a row, so nothing may be made to ask.
        Dictionary<string, CompiledRegex?> known = query.Once("=~", static () => new Dictionary<string, CompiledRegex?>(StringComparer.Ordinal));
        if (!known.TryGetValue(expression, out CompiledRegex? regex))
        {
            regex = TryCompile(query, "(?i)" + expression);
            known.Add(expression, regex);
        }

        return regex;
    }

    /// <summary>Compiles an expression.</summary>
    /// <param name="query">The query, which keeps it.</param>
    /// <param name="expression">The expression.</param>
    /// <returns>The compiled expression.</returns>
    /// <exception cref="RegexSyntaxException">The expression is wrong.</exception>
    public static CompiledRegex Compile(QueryContext query, string expression) => query.Once("regex " + expression, () => new CompiledRegex(expression));

    /// <summary>Whether the expression matches a text anywhere.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True when it matches.</returns>
    public bool IsMatch(string text) => For(text).IsMatch(text);

    /// <summary>The first match in a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The match, or null.</returns>
    public Match? First(string text) => For(text).Match(text) is { Success: true } match ? match : null;

    /// <summary>The matches in a text. An empty match right behind another match is none.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The matches, in order.</returns>
    public IEnumerable<Match> Matches(string text)
    {
        System.Text.RegularExpressions.Regex regex = For(text);
        int lastEnd = -1;
        for (int from = 0; from <= text.Length;)
        {
            Match match = regex.Match(text, from);
            if (!match.Success)
            {
                yield break;
            }

            int end = match.Index + match.Length;
            if (match.Length > 0 || match.Index != lastEnd)
            {
                yield return match;
            }

            lastEnd = end;
            from = match.Length > 0 ? end : end + (IsPairAt(text, end) ? 2 : 1);
        }
    }

    /// <summary>Replaces all matches.</summary>
    /// <param name="text">The text.</param>
    /// <param name="replace">Makes the text that stands for a match.</param>
    /// <returns>The new text.</returns>
    public string Replace(string text, Func<Match, string> replace)
    {
        StringBuilder? replaced = null;
        int copied = 0;
        foreach (Match match in Matches(text))
        {
            replaced ??= new StringBuilder(text.Length);
            replaced.Append(text, copied, match.Index - copied).Append(replace(match));
            copied = match.Index + match.Length;
        }

        return replaced is null ? text : replaced.Append(text, copied, text.Length - copied).ToString();
    }

    private static CompiledRegex? TryCompile(QueryContext query, string expression)
    {
        try
        {
            return Compile(query, expression);
        }
        catch (RegexSyntaxException e)
        {
            query.Log($"Compile regexp: {e.Message}");
            return null;
        }
    }

    private static System.Text.RegularExpressions.Regex Make(TranslatedRegex translated)
    {
        if (!translated.LooksAround)
        {
            try
            {
                return new System.Text.RegularExpressions.Regex(translated.Pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            }
            catch (NotSupportedException)
            {
                // Too large for the matcher that never backtracks.
            }
        }

        return new System.Text.RegularExpressions.Regex(translated.Pattern, RegexOptions.CultureInvariant, s_longest);
    }

    private static bool IsPairAt(string text, int at) => at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]);

    private System.Text.RegularExpressions.Regex For(string text) => Ascii.IsValid(text) ? _ascii : _any.Value;
}
