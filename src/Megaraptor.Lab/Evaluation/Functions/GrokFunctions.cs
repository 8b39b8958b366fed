using System.Text.RegularExpressions;
using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Operators;
using Megaraptor.Lab.Evaluation.Parsing;
using Megaraptor.Lab.Evaluation.Regex;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Functions;

/// <summary>Grok: regular expressions made of named ones.</summary>
internal static class GrokFunctions
{
    /// <summary>The functions.</summary>
    public static IEnumerable<FunctionDefinition> All => [Define.Function("grok", Grok)];

    /// <summary>The patterns of the first call hold for the whole query, as on the server.</summary>
    private static object? Grok(Call call)
    {
        GrokParser parser = call.Query.Once("grok", () => Create(call));
        CompiledRegex regex;
        try
        {
            regex = CompiledRegex.Compile(call.Query, parser.Expand(call.Text("grok")));
        }
        catch (Exception e) when (e is FormatException or RegexSyntaxException)
        {
            return null;
        }

        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (regex.First(call.Text("data")) is { } match)
        {
            Collect(parser, regex, match, found);
        }

        var captures = new VqlDict(found.Count);
        foreach ((string name, string value) in found)
        {
            captures.Set(name, value);
        }

        return captures;
    }

    private static GrokParser Create(Call call)
    {
        var patterns = new Dictionary<string, string>(StringComparer.Ordinal);
        object? given = call.Value("patterns");
        foreach (string name in Members.Names(given))
        {
            if (Members.Find(call.Scope, given, name, out object? pattern) == Lookup.Found && pattern is string text)
            {
                patterns[name] = text;
            }
        }

        try
        {
            return new GrokParser(patterns, namedOnly: !call.Flag("all_captures"));
        }
        catch (FormatException e)
        {
            throw new CallFailedException(e.Message, e);
        }
    }

    /// <summary>Of two captures of one name, the first that is not empty counts.</summary>
    private static void Collect(GrokParser parser, CompiledRegex regex, Match match, SortedDictionary<string, string> found)
    {
        for (int i = 1; i < regex.GroupNames.Count; i++)
        {
            string name = parser.NameOf(regex.GroupNames[i]);
            if (name.Length > 0 && (!found.TryGetValue(name, out string? old) || old.Length == 0))
            {
                found[name] = match.Groups[i].Value;
            }
        }
    }
}
