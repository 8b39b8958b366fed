using System.Text.RegularExpressions;

namespace Megaraptor.Lab.Evaluation.Regex;

/// <summary>Splits texts at the matches of an expression.</summary>
internal static class RegexSplit
{
    /// <summary>Splits a text.</summary>
    /// <param name="regex">What separates.</param>
    /// <param name="text">The text.</param>
    /// <returns>The parts; the empty text has one empty part.</returns>
    public static IReadOnlyList<string> Split(CompiledRegex regex, string text) => Split(regex, text, -1);

    /// <summary>Splits a text into so many parts at most.</summary>
    /// <param name="regex">What separates.</param>
    /// <param name="text">The text.</param>
    /// <param name="limit">The number of parts; below 0 there is no limit.</param>
    /// <returns>The parts; none for a limit of 0.</returns>
    public static IReadOnlyList<string> Split(CompiledRegex regex, string text, int limit)
    {
        if (limit == 0)
        {
            return [];
        }

        if (text.Length == 0)
        {
            return [string.Empty];
        }

        var parts = new List<string>();
        int begin = 0;
        int end = 0;
        foreach (Match match in regex.Matches(text))
        {
            if (limit > 0 && parts.Count == limit - 1)
            {
                break;
            }

            end = match.Index;
            if (match.Index + match.Length != 0)
            {
                parts.Add(text[begin..end]);
            }

            begin = match.Index + match.Length;
        }

        if (end != text.Length)
        {
            parts.Add(text[begin..]);
        }

        return parts;
    }
}
