using Megaraptor.Sdk.Query;
using Megaraptor.Vql.Reference;
using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Text;

namespace Megaraptor.Sdk.Errors;

/// <summary>Says what to do about a failure that the server worded, and where in the query it sits.</summary>
internal static class ServerWordsAdvice
{
    private const string SearchOperators =
        "Search with a host name prefix, a client id, or one of label:, host:, mac:, ip:, client:, recent:; * is a wildcard. Nothing, or 'all', lists every client.";

    internal static string? For(string words, VqlQuery query)
    {
        if (words.Contains("Invalid search operator", StringComparison.Ordinal))
        {
            return SearchOperators;
        }

        if (words.Contains("not known in this org", StringComparison.Ordinal))
        {
            return "Find the client with list_clients; a client belongs to one org.";
        }

        if (words.StartsWith("Order by column ", StringComparison.Ordinal))
        {
            return "ORDER BY sees selected columns only: add the column to the SELECT.";
        }

        return words.Split(' ') switch
        {
            ["Artifact", var name, "not", "found"] => Near(ArtifactCatalogue.NearTo(name), "Names are case-sensitive: search with SELECT name FROM artifact_definitions() WHERE name =~ '…'."),
            ["Plugin", var name, "not", ..] when IsFunction(name) => $"{name} is a function, not a plugin: write SELECT {name}(…) FROM scope().",
            ["Plugin", var name, "not", ..] => Near(VqlReference.Default.NearTo(VqlNameKind.Plugin, name), "The server knows no such plugin; it may be of another version, or have it disabled."),
            ["Symbol", var name, "not" or "is", ..] => Symbol(name),
            [var speaker, "Unexpected", "arg", ..] => Arguments(speaker),
            [var speaker, "Field", _, "is", "required"] => Arguments(speaker),
            _ => null,
        };
    }

    /// <summary>The place of the name that the server complains about, in the first text that holds it.</summary>
    internal static (int Line, int Column)? Locate(string words, VqlQuery query)
    {
        if (Complained(words) is not { } name)
        {
            return null;
        }

        foreach (VqlStatements statements in query.Statements)
        {
            VqlParseResult parsed = VqlSyntax.Parse(statements.Text);
            if (NameFinder.Find(parsed.Script, name) is { } span)
            {
                TextPosition position = parsed.Lines.Utf16(span.Start);
                return (position.Line, position.Column);
            }
        }

        return null;
    }

    private static bool IsFunction(string name) => VqlReference.Default.Find(VqlNameKind.Function, name) is not null;

    private static string Symbol(string name)
    {
        if (VqlReference.Default.Find(VqlNameKind.Plugin, name) is not null)
        {
            return $"{name} is a plugin, not a function: it stands behind FROM, or in a subquery {{ SELECT * FROM {name}() }}.";
        }

        return Near(VqlReference.Default.NearTo(VqlNameKind.Function, name), "No column, variable or function has that name; names are case-sensitive.");
    }

    /// <summary>What a plugin or function takes, by the name that speaks in the log.</summary>
    private static string? Arguments(string speaker)
    {
        string name = speaker.TrimEnd(':');
        VqlName? entry = VqlReference.Default.Find(VqlNameKind.Plugin, name) ?? VqlReference.Default.Find(VqlNameKind.Function, name);
        return entry is null or { Arguments.Count: 0 }
            ? null
            : $"{name} takes {string.Join(", ", entry.Arguments.Select(static argument => argument.IsRequired ? $"{argument.Name} (required)" : argument.Name))}.";
    }

    private static string Near(IReadOnlyList<string> near, string otherwise) => NearMatches.Question(near) ?? otherwise;

    private static string? Complained(string words) => words.Split(' ') switch
    {
        ["Plugin" or "Symbol" or "Function", var name, ..] => name,
        ["While", "resolving", var path, ..] => path,
        _ => LogRules.Speaker(words),
    };
}
