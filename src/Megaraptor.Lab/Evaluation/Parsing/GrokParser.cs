using System.Text.RegularExpressions;

namespace Megaraptor.Lab.Evaluation.Parsing;

/// <summary>Expands Grok patterns, <c>%{IP:client}</c>, to regular expressions.</summary>
internal sealed partial class GrokParser
{
    private readonly Dictionary<string, string> _patterns = new(GrokPatterns.All, StringComparer.Ordinal);
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly bool _namedOnly;

    /// <summary>Makes a parser.</summary>
    /// <param name="patterns">Patterns beside the usual ones.</param>
    /// <param name="namedOnly">Whether only what has a name of its own is captured.</param>
    /// <exception cref="FormatException">A pattern uses one that is not there.</exception>
    public GrokParser(IReadOnlyDictionary<string, string> patterns, bool namedOnly)
    {
        _namedOnly = namedOnly;
        foreach ((string name, string pattern) in patterns)
        {
            _patterns[name] = pattern;
        }

        foreach (string pattern in patterns.Values)
        {
            Expand(pattern);
        }
    }

    /// <summary>Expands a pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <returns>The regular expression.</returns>
    /// <exception cref="FormatException">It uses a pattern that is not there, or itself.</exception>
    public string Expand(string pattern) => Expand(pattern, 0);

    /// <summary>The name of a capture as it was written: groups have no dots and dashes.</summary>
    /// <param name="group">The group's name.</param>
    /// <returns>The name.</returns>
    public string NameOf(string group) => _names.GetValueOrDefault(group, group);

    private string Expand(string pattern, int depth)
    {
        if (depth > _patterns.Count)
        {
            throw new FormatException($"circular pattern {pattern}");
        }

        return Use().Replace(pattern, use =>
        {
            if (!Valid().IsMatch(use.Groups[1].Value))
            {
                throw new FormatException($"invalid pattern %{{{use.Groups[1].Value}}}");
            }

            string[] parts = use.Groups[1].Value.Split(':');
            if (!_patterns.TryGetValue(parts[0], out string? inner))
            {
                throw new FormatException($"no pattern found for %{{{parts[0]}}}");
            }

            string expanded = Expand(inner, depth + 1);
            if (parts.Length == 1)
            {
                return _namedOnly ? $"({expanded})" : $"(?P<{parts[0]}>{expanded})";
            }

            string alias = NoWord().Replace(parts[1], "_");
            _names[alias] = parts[1];
            return $"(?P<{alias}>{expanded})";
        });
    }

    [GeneratedRegex(@"%\{([\w.-]+(?::[\w.-]+(?::[\w.-]+)?)?)\}", RegexOptions.ECMAScript, matchTimeoutMilliseconds: 1000)]
    private static partial System.Text.RegularExpressions.Regex Use();

    [GeneratedRegex(@"^\w+([-.]\w+)*(:([-.\w]+)(:(string|float|int))?)?$", RegexOptions.ECMAScript, matchTimeoutMilliseconds: 1000)]
    private static partial System.Text.RegularExpressions.Regex Valid();

    [GeneratedRegex(@"\W", RegexOptions.ECMAScript, matchTimeoutMilliseconds: 1000)]
    private static partial System.Text.RegularExpressions.Regex NoWord();
}
