using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Operators;
using Megaraptor.Lab.Evaluation.Queries;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Plugins;

/// <summary><c>foreach()</c>: a query for each row of another.</summary>
internal static class ForeachPlugin
{
    private const long AsyncWorkers = 100;

    /// <summary>The plugin.</summary>
    public static IEnumerable<PluginDefinition> All => [Define.Plugin("foreach", Run, ("row", ParameterKind.Any))];

    /// <remarks>The server's workers run queries side by side, in no order. Here one runs after the other, which is one of the orders.</remarks>
    private static IEnumerable<object?> Run(Call call)
    {
        long workers = call.Flag("async") ? AsyncWorkers : call.Integer("workers");
        if (workers > 1)
        {
            call.Query.Log($"DEBUG:Creating {workers} workers for foreach plugin");
        }

        string column = call.Text("column");
        StoredQuery? query = call.QueryOf("query");
        foreach (object? item in Iteration.Rows(call.Scope, call.Value("row")))
        {
            object? row = item;
            if (column.Length > 0 && Members.Find(call.Scope, item, column, out row) != Lookup.Found)
            {
                row = null;
            }

            if (query is null)
            {
                yield return row;
                continue;
            }

            foreach (object? result in query.Evaluate(call.Scope.Copy().Add(row)))
            {
                yield return result;
            }
        }
    }
}
