using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Operators;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Functions;

/// <summary>Functions that gather over the rows of a group. Without GROUP BY they show what they have gathered so far.</summary>
internal static class AggregateFunctions
{
    /// <summary>The functions.</summary>
    public static IEnumerable<FunctionDefinition> All =>
    [
        Define.Function("count", Count),
        Define.Function("sum", Sum),
        Define.Function("min", static call => Extreme(call, isMinimum: true)),
        Define.Function("max", static call => Extreme(call, isMinimum: false)),
        Define.Function("enumerate", Enumerate),
        Define.Function("rate", Rate),
    ];

    private static object? Count(Call call)
    {
        AggregateState state = call.Scope.Aggregates;
        ulong count = state.TryGet(call.Site, out object? before) ? (ulong)before! + 1 : 1;
        state.Set(call.Site, count);
        return count;
    }

    private static object? Sum(Call call)
    {
        AggregateState state = call.Scope.Aggregates;
        long item = call.Integer("item");
        long sum = state.TryGet(call.Site, out object? before) ? unchecked((long)before! + item) : item;
        state.Set(call.Site, sum);
        return sum;
    }

    /// <summary>The least or greatest item. What cannot be compared with the greatest so far replaces it.</summary>
    private static object? Extreme(Call call, bool isMinimum)
    {
        // Evaluating the item may itself gather, so it comes before the state is read.
        object? item = call.Evaluate("item");
        AggregateState state = call.Scope.Aggregates;
        if (state.TryGet(call.Site, out object? before) && Ordering.IsLess(call.Scope, item, before) != isMinimum)
        {
            return before;
        }

        state.Set(call.Site, item);
        return item;
    }

    private static object? Enumerate(Call call)
    {
        AggregateState state = call.Scope.Aggregates;
        VqlList items = state.TryGet(call.Site, out object? before)
            ? new VqlList([.. (VqlList)before!, call.Value("items")])
            : new VqlList([call.Value("items")]);
        state.Set(call.Site, items);
        return items;
    }

    /// <summary>The slope from the row before to this one; NULL in the first.</summary>
    private static object? Rate(Call call)
    {
        AggregateState state = call.Scope.Aggregates;
        (double X, double Y) now = (call.Float("x"), call.Float("y"));
        bool hasBefore = state.TryGet(call.Site, out object? before);
        state.Set(call.Site, now);
        if (!hasBefore)
        {
            return null;
        }

        (double x, double y) = ((double X, double Y))before!;
        return (now.X - x) / (now.Y - y);
    }
}
