using System.Text;
using System.Text.RegularExpressions;
using Megaraptor.Lab.Evaluation.Scopes;

namespace Megaraptor.Lab.Evaluation.Regex;

/// <summary>An expression in the server's syntax, ready to match.</summary>
internal sealed class CompiledRegex
{
    /// <summary>Only expressions with word boundaries on texts beyond ASCII, and those that prefer the empty text, can be slow.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(30);

    private readonly string _source;
    private readonly Matcher _ascii;
    private readonly Lazy<Matcher> _units;
    private readonly Lazy<Matcher> _any;

    private CompiledRegex(string source)
    {
        _source = source;
        TranslatedRegex translated = Re2Translator.Translate(source, TextReach.Ascii);
        GroupNames = translated.GroupNames;
        _ascii = Make(translated);
        _units = new Lazy<Matcher>(() => Make(Re2Translator.Translate(_source, TextReach.Units)));
        _any = new Lazy<Matcher>(() => Make(Re2Translator.Translate(_source, TextReach.Any)));
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
    public bool IsMatch(string text) => For(text).Any.IsMatch(text);

    /// <summary>The first match in a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The match, or null.</returns>
    public Match? First(string text) => For(text).Find(text, 0);

    /// <summary>The matches in a text. An empty match right behind another match is none.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The matches, in order.</returns>
    public IEnumerable<Match> Matches(string text)
    {
        Matcher matcher = For(text);
        int lastEnd = -1;
        for (int from = 0; from <= text.Length;)
        {
            if (matcher.Find(text, from) is not { } match)
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

    private static Matcher Make(TranslatedRegex translated)
    {
        if (!translated.LooksAround)
        {
            try
            {
                var linear = new System.Text.RegularExpressions.Regex(translated.Pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
                return new Matcher(linear, translated.PrefersEmpty ? Backtracking(translated) : linear);
            }
            catch (NotSupportedException)
            {
                // Too large for the matcher that never backtracks.
            }
        }

        System.Text.RegularExpressions.Regex backtracking = Backtracking(translated);
        return new Matcher(backtracking, backtracking);
    }

    private static System.Text.RegularExpressions.Regex Backtracking(TranslatedRegex translated) => new(translated.Pattern, RegexOptions.CultureInvariant, s_longest);

    private static bool IsPairAt(string text, int at) => at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]);

    private Matcher For(string text) => Ascii.IsValid(text)
        ? _ascii
        : text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 ? _units.Value : _any.Value;

    /// <summary>Says whether there is a match, and which is the first in order; one matcher does both, unless it is wrong about the order.</summary>
    /// <param name="Any">Whether there is one.</param>
    /// <param name="Ordered">Which one it is.</param>
    private sealed record Matcher(System.Text.RegularExpressions.Regex Any, System.Text.RegularExpressions.Regex Ordered)
    {
        /// <summary>The first match behind a place. Where there is none, nothing backtracks.</summary>
        public Match? Find(string text, int from) =>
            (ReferenceEquals(Any, Ordered) || Any.IsMatch(text, from)) && Ordered.Match(text, from) is { Success: true } match ? match : null;
    }
}
