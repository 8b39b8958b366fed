using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Megaraptor.Sdk.Catalogue;

/// <content>What a text must be beside a text.</content>
public sealed partial class ArgumentReader
{
    /// <summary>One for each pattern that operations declare: a few, and they cost more to make than to use.</summary>
    private static readonly ConcurrentDictionary<string, Regex> s_patterns = new();

    /// <summary>Checks the length of a text that was given.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="min">The fewest characters, counted as Unicode does.</param>
    /// <param name="max">The most characters.</param>
    public void CheckLength(string name, int min, int max)
    {
        if (source.Text(name, out string? text) == ArgumentState.Read && text!.EnumerateRunes().Count() is var length && (length < min || length > max))
        {
            _problems.Add(string.Create(CultureInfo.InvariantCulture, $"'{source.Spell(name)}' must have from {min} to {max} characters, not {length}."));
        }
    }

    /// <summary>Checks that a text that was given matches a regular expression. The time is linear in the text.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="pattern">The expression as .NET reads it.</param>
    /// <param name="shown">The expression as the schema shows it.</param>
    public void CheckPattern(string name, string pattern, string shown)
    {
        if (source.Text(name, out string? text) == ArgumentState.Read
            && !s_patterns.GetOrAdd(pattern, static expression => new Regex(expression, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)).IsMatch(text!))
        {
            _problems.Add($"'{source.Spell(name)}' must match {shown}.");
        }
    }
}
