using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Json;
using Megaraptor.Lab.Evaluation.Operators;
using Megaraptor.Lab.Evaluation.Paths;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Text;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Lab.Evaluation.Queries;

/// <summary>The log of EXPLAIN.</summary>
internal static class Explainer
{
    /// <summary>A query begins.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="query">The query.</param>
    public static void Start(Scope scope, SelectQuery query) => scope.Query.Log($"DEBUG:Explain start query: {ServerText.Of(query)}");

    /// <summary>The arguments of a call were read.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="name">The name of what is called.</param>
    /// <param name="isPlugin">Whether that is a plugin.</param>
    /// <param name="call">The call.</param>
    public static void Arguments(Scope scope, string name, bool isPlugin, Call call)
    {
        if (ExplainedArguments.Of(name, isPlugin, call) is { } text)
        {
            scope.Query.Log($"DEBUG:  arg parsing: {text}");
        }
    }

    /// <summary>The arguments of a call could not be read.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="problem">Why.</param>
    /// <param name="arguments">The arguments.</param>
    public static void BadArguments(Scope scope, string problem, BoundArguments arguments) =>
        scope.Query.Log($"DEBUG:  arg parsing: error {problem} while parsing {JsonText.Of(arguments.ToDict(), scope)}");

    /// <summary>A plugin made a row.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="from">The plugin.</param>
    /// <param name="row">The row.</param>
    public static void PluginRow(Scope scope, FromClause from, object? row) =>
        scope.Query.Log($"DEBUG: plugin {string.Join(".", from.Names.Select(static name => name.Text))}() sent row: {Describe(scope, row)}");

    /// <summary>A row was selected.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="row">The row.</param>
    public static void SelectedRow(Scope scope, object? row) => scope.Query.Log($"DEBUG: SELECT: emitting row: {Describe(scope, row)}");

    /// <summary>A row was rejected.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="where">The condition.</param>
    public static void RejectedRow(Scope scope, CommaExpression where) => scope.Query.Log($"DEBUG: REJECTED by {ServerText.Of(where)}");

    private static string Describe(Scope scope, object? row)
    {
        var members = new List<string>();
        foreach (string name in Members.Names(row))
        {
            if (Members.Find(scope, row, name, out object? value) == Lookup.Found)
            {
                string type = value is OsPath path ? $"OSPath({path.Kind.Description})" : VqlValue.TypeName(value);
                members.Add($"{{{type} {name} {GoText.Of(value)}}}");
            }
        }

        return $"[{string.Join(' ', members)}]";
    }
}
