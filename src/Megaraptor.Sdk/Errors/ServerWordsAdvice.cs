using Megaraptor.Sdk.Query;
using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Syntax.Nodes;
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

        if (words.StartsWith("Artifact ", StringComparison.Ordinal))
        {
            return "Names are case-sensitive: search with SELECT name FROM artifact_definitions() WHERE name =~ '…'.";
        }

        if (words.Contains("not known in this org", StringComparison.Ordinal))
        {
            return "Find the client with list_clients; a client belongs to one org.";
        }

        return words.StartsWith("Order by column ", StringComparison.Ordinal) ? "ORDER BY sees selected columns only: add the column to the SELECT." : null;
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

    private static string? Complained(string words)
    {
        string[] parts = words.Split(' ');
        return parts switch
        {
            ["Plugin" or "Symbol" or "Function", var name, ..] => name,
            ["While", "resolving", var path, ..] => path,
            _ => LogRules.Speaker(words),
        };
    }

    private sealed class NameFinder : VqlWalker
    {
        private readonly string _name;
        private SourceSpan? _found;

        private NameFinder(string name) => _name = name;

        internal static SourceSpan? Find(VqlScript script, string name)
        {
            var finder = new NameFinder(name);
            finder.Visit(script);
            return finder._found;
        }

        protected override bool VisitFromClause(FromClause node)
        {
            Match(node.FullName, node.Span);
            return base.VisitFromClause(node);
        }

        protected override bool VisitSymbol(SymbolExpression node)
        {
            Match(node.FullName, node.Span);
            return base.VisitSymbol(node);
        }

        private void Match(string name, SourceSpan span)
        {
            if (_found is null && string.Equals(name, _name, StringComparison.OrdinalIgnoreCase))
            {
                _found = span;
            }
        }
    }
}
