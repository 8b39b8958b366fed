using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Operators;
using Megaraptor.Lab.Evaluation.Queries;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Plugins;

/// <summary>Plugins that make rows of nothing, or of the rows of other queries.</summary>
internal static class CorePlugins
{
    /// <summary>The plugins.</summary>
    public static IEnumerable<PluginDefinition> All =>
    [
        new("scope", Signature.Free, static _ => [new VqlDict(0)]),
        Define.Plugin("range", Range),
        Define.Plugin("if", If, ("then", ParameterKind.Any), ("else", ParameterKind.Any)),
        Define.Plugin("switch", Switch),
        Define.Plugin("chain", Chain),
        Define.Plugin("combine", static call => Members(call).SelectMany(member => Iteration.Rows(call.Scope.Copy(), member))),
        Define.Plugin("flatten", Flatten),
        Define.Plugin("items", Items),
    ];

    private static IEnumerable<object?> Range(Call call)
    {
        long step = call.Integer("step") is var given && given == 0 ? 1 : given;
        long end = call.Integer("end");
        for (long i = call.Integer("start"); i < end; i += step)
        {
            yield return new VqlDict(1).Set(Iteration.ValueColumn, i);
        }
    }

    private static IEnumerable<object?> If(Call call) =>
        Iteration.Rows(call.Scope, call.Value(Truth.Of(call.Scope, call.Value("condition")) ? "then" : "else"));

    /// <summary>The rows of the first query that has any.</summary>
    private static IEnumerable<object?> Switch(Call call)
    {
        foreach (object? member in call.Free.ToDict().Items.Select(static item => item.Value))
        {
            bool any = false;
            foreach (object? row in Iteration.Rows(call.Scope, member))
            {
                any = true;
                yield return row;
            }

            if (any)
            {
                yield break;
            }
        }
    }

    private static IEnumerable<object?> Chain(Call call)
    {
        foreach (object? member in Members(call))
        {
            foreach (object? row in Iteration.Rows(call.Scope.Copy(), member))
            {
                yield return row;
            }
        }
    }

    /// <summary>The queries of a call that takes any number of them, in the order of their names.</summary>
    private static IEnumerable<object?> Members(Call call) =>
        call.Free.ToDict().Items
            .Where(static item => item.Key != "async")
            .OrderBy(static item => item.Key, StringComparer.Ordinal)
            .Select(static item => item.Value);

    /// <summary>One row for each combination of the items of columns that are lists.</summary>
    private static IEnumerable<object?> Flatten(Call call)
    {
        foreach (object? row in call.QueryOf("query")!.Evaluate(call.Scope))
        {
            VqlDict flat = Materialised.Dict(call.Scope, row);
            foreach (VqlDict combination in Combinations(call.Scope, flat, [.. flat.Keys]))
            {
                yield return combination;
            }
        }
    }

    private static IEnumerable<VqlDict> Combinations(Scope scope, VqlDict row, string[] columns)
    {
        if (columns.Length == 0)
        {
            yield return row;
            yield break;
        }

        string last = columns[^1];
        if (row[last] is not VqlList { Count: > 0 } items)
        {
            foreach (VqlDict combination in Combinations(scope, row, columns[..^1]))
            {
                yield return combination;
            }

            yield break;
        }

        foreach (object? item in items)
        {
            VqlDict copy = row.Copy();
            copy.Update(last, item);
            foreach (VqlDict combination in Combinations(scope, copy, columns[..^1]))
            {
                yield return combination;
            }
        }
    }

    private static IEnumerable<object?> Items(Call call)
    {
        switch (call.Value("item"))
        {
            case VqlDict dict:
                return dict.Items.Select(static item => new VqlDict(2).Set("_key", item.Key).Set("_value", item.Value));
            case VqlList list:
                return Numbered(list);
            case StoredQuery query:
                return Numbered(query.Evaluate(call.Scope));
            default:
                return [];
        }
    }

    private static IEnumerable<object?> Numbered(IEnumerable<object?> items) =>
        items.Select(static (item, index) => new VqlDict(2).Set("_key", (long)index).Set("_value", item));
}
