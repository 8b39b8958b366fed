using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Expressions;
using Megaraptor.Lab.Evaluation.Json;
using Megaraptor.Lab.Evaluation.Regex;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Text;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Functions;

/// <summary>Functions that search and replace by regular expressions, whatever the case.</summary>
internal static class RegexFunctions
{
    private const string IgnoreCase = "(?i)";

    /// <summary>The functions.</summary>
    public static IEnumerable<FunctionDefinition> All =>
    [
        Define.Function("regex_replace", Replace, ("replace_lambda", ParameterKind.Text)),
        Define.Function("regex_transform", Transform),
        Define.Function("parse_string_with_regex", Parse),
    ];

    /// <summary>Compiles an expression that ignores case.</summary>
    /// <param name="query">The query, which hears of one that is wrong.</param>
    /// <param name="expression">The expression.</param>
    /// <param name="regex">The compiled expression.</param>
    /// <returns>False for an expression that is wrong.</returns>
    public static bool TryCompile(QueryContext query, string expression, [NotNullWhen(true)] out CompiledRegex? regex)
    {
        try
        {
            regex = CompiledRegex.Compile(query, IgnoreCase + expression);
            return true;
        }
        catch (RegexSyntaxException)
        {
            query.Log($"Unable to compile regex {expression}");
            regex = null;
            return false;
        }
    }

    /// <summary>Puts the groups of a match into a row: by name, or as <c>g1</c>, <c>g2</c> and so on.</summary>
    /// <param name="row">The row.</param>
    /// <param name="regex">The expression.</param>
    /// <param name="match">The match.</param>
    /// <param name="skipsUnmatched">Whether groups that took no part are left as they are; else they are empty.</param>
    public static void SetGroups(VqlDict row, CompiledRegex regex, Match match, bool skipsUnmatched)
    {
        for (int i = 1; i < regex.GroupNames.Count; i++)
        {
            if (match.Groups[i].Success || !skipsUnmatched)
            {
                string name = regex.GroupNames[i];
                row.Set(name.Length > 0 ? name : string.Create(CultureInfo.InvariantCulture, $"g{i}"), match.Groups[i].Value);
            }
        }
    }

    private static object? Replace(Call call)
    {
        if (!TryCompile(call.Query, call.Text("re"), out CompiledRegex? regex))
        {
            return null;
        }

        string source = call.Text("source");
        if (call.Text("replace_lambda") is not { Length: > 0 } text)
        {
            string template = call.Text("replace");
            return regex.Replace(source, match => RegexTemplate.Expand(template, regex, match));
        }

        Lambda lambda;
        try
        {
            lambda = Lambda.Parse(text, call.Query);
        }
        catch (CallFailedException e)
        {
            throw new CallFailedException($"Unable to compile lambda {text}", e);
        }

        return regex.Replace(source, match => GoText.Of(lambda.Invoke(call.Scope, match.Value)));
    }

    /// <summary>Applies replacements one after the other. A map is remembered by its key, if the call has one.</summary>
    private static object? Transform(Call call)
    {
        VqlDict map = call.Dict("map")!;
        string key = call.Text("key") is { Length: > 0 } given ? given : JsonText.Of(map);
        List<(CompiledRegex Search, string Replace)> transforms = call.Query.Once("regex map " + key, () => Compile(call, map));
        string source = call.Text("source");
        foreach ((CompiledRegex search, string replace) in transforms)
        {
            source = search.Replace(source, match => RegexTemplate.Expand(replace, search, match));
        }

        return source;
    }

    private static List<(CompiledRegex Search, string Replace)> Compile(Call call, VqlDict map)
    {
        var transforms = new List<(CompiledRegex, string)>();
        foreach (KeyValuePair<string, object?> item in map.Items)
        {
            try
            {
                transforms.Add((CompiledRegex.Compile(call.Query, IgnoreCase + item.Key), GoText.Of(item.Value)));
            }
            catch (RegexSyntaxException e)
            {
                throw new CallFailedException($"Unable to compile regex {item.Key}: {e.Message}", e);
            }
        }

        return transforms;
    }

    private static object? Parse(Call call)
    {
        var row = new VqlDict();
        var names = new List<string>();
        foreach (string expression in call.Texts("regex"))
        {
            if (!TryCompile(call.Query, expression, out CompiledRegex? regex))
            {
                return null;
            }

            bool any = false;
            foreach (Match match in regex.Matches(call.Text("string")))
            {
                any = true;
                SetGroups(row, regex, match, skipsUnmatched: false);
            }

            if (any)
            {
                names.AddRange(regex.GroupNames.Where(static name => name.Length > 0));
            }
        }

        foreach (string name in names.Where(name => !row.Contains(name)))
        {
            row.Set(name, string.Empty);
        }

        return row;
    }
}
