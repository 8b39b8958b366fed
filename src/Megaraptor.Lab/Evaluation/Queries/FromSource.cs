using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Expressions;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Lab.Evaluation.Queries;

/// <summary>The rows behind FROM: those of a plugin, a stored query, an artifact or any value.</summary>
internal static class FromSource
{
    /// <summary>The rows of a source.</summary>
    /// <param name="from">The source.</param>
    /// <param name="scope">The variables it sees.</param>
    /// <returns>Its rows, made while they are read.</returns>
    public static IEnumerable<object?> Rows(FromClause from, Scope scope)
    {
        QueryContext query = scope.Query;
        foreach (object? row in Source(from, scope))
        {
            query.Cancellation.ThrowIfCancellationRequested();
            query.Statistics.RowsScanned++;
            yield return row;
        }
    }

    private static IEnumerable<object?> Source(FromClause from, Scope scope)
    {
        QueryContext query = scope.Query;
        string name = from.Names[0].Name;
        if (from.Names.Count == 1 && from.Arguments is { } arguments && query.Names.FindPlugin(name, query) is { } plugin)
        {
            var bound = BoundArguments.Evaluated(arguments, scope);
            if (scope.IsTooDeep())
            {
                return [];
            }

            query.Statistics.PluginsCalled++;
            return plugin.Call(scope, bound, from);
        }

        if (name == ArtifactSource.Name && from.Names.Count > 1)
        {
            return ArtifactSource.Rows(from, scope);
        }

        if (!NamePath.TryResolve(from.Names, "Plugin", string.Empty, scope, out object? value))
        {
            LogUnknown(from, query);
            return [];
        }

        VqlDict? given = from.Arguments is null ? null : BoundArguments.Evaluated(from.Arguments, scope).ToDict();
        return scope.IsTooDeep() ? [] : Evaluate(from, scope, value, given);
    }

    private static IEnumerable<object?> Evaluate(FromClause from, Scope scope, object? value, VqlDict? arguments)
    {
        switch (value)
        {
            case StoredExpression expression when arguments is not null:
                Scope inner = scope.Copy();
                return Evaluate(from, scope, expression.InvokeIn(inner, arguments), null);
            case StoredExpression expression:
                return Evaluate(from, scope, expression.Reduce(scope), null);
            case LetQuery query when arguments is not null:
                scope.Query.Statistics.PluginsCalled++;
                return query.Invoke(scope, arguments);
            case var _ when arguments is not null:
                scope.Query.Log($"ERROR:Symbol {NamePath.Text(from.Names)} is not callable as a plugin");
                return [];
            case StoredQuery query:
                return query.Evaluate(scope);
            case VqlList list:
                return list;
            default:
                return [value];
        }
    }

    private static void LogUnknown(FromClause from, QueryContext query)
    {
        string text = NamePath.Text(from.Names);
        string message = $"ERROR:Plugin {text} not found. ";
        string[] similar = [.. query.Names.SimilarPlugins(text)];
        if (similar.Length > 0)
        {
            message += $"Did you mean {string.Join(' ', similar)}? ";
        }

        if (query.Names.IsFunction(text))
        {
            message += $"There is a VQL function called \"{text}\" - did you mean to call this function instead?";
        }

        query.Log(message);
    }
}
