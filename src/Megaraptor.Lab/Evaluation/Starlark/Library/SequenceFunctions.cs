using System.Numerics;
using Megaraptor.Lab.Evaluation.Starlark.Execution;
using Megaraptor.Lab.Evaluation.Starlark.Values;

namespace Megaraptor.Lab.Evaluation.Starlark.Library;

/// <summary>Functions on what has items.</summary>
internal static class SequenceFunctions
{
    /// <summary>The items of the only argument, if there is one.</summary>
    /// <param name="run">What runs the program.</param>
    /// <param name="function">The function's name.</param>
    /// <param name="arguments">The arguments.</param>
    /// <returns>The items; none without an argument.</returns>
    public static IEnumerable<object?> Optional(ProgramRun run, string function, StarlarkArguments arguments)
    {
        object? value = arguments.Bind(function, "iterable?")[0];
        return ReferenceEquals(value, StarlarkArguments.Missing) ? [] : run.Items(value);
    }

    /// <summary>Each item with its number.</summary>
    /// <param name="run">What runs the program.</param>
    /// <param name="arguments">The items and the first number.</param>
    /// <returns>Pairs.</returns>
    public static object Enumerate(ProgramRun run, StarlarkArguments arguments)
    {
        object?[] given = arguments.Bind("enumerate", "iterable", "start?");
        BigInteger start = StarlarkArguments.Integer("enumerate", "start", given[1]);
        return new StarlarkList([.. run.Items(given[0]).Select((item, i) => new StarlarkTuple([start + i, item]))]);
    }

    /// <summary>Items that stand at the same place.</summary>
    /// <param name="run">What runs the program.</param>
    /// <param name="arguments">What has items.</param>
    /// <returns>Tuples, as many as the shortest has items.</returns>
    public static object Zip(ProgramRun run, StarlarkArguments arguments)
    {
        if (arguments.Named.Count > 0)
        {
            throw new StarlarkException("zip does not accept keyword arguments");
        }

        object?[][] columns = [.. arguments.Positional.Select(value => run.Items(value).ToArray())];
        int count = columns.Length == 0 ? 0 : columns.Min(static column => column.Length);
        return new StarlarkList([.. Enumerable.Range(0, count).Select(i => new StarlarkTuple([.. columns.Select(column => column[i])]))]);
    }

    /// <summary>A row of integers.</summary>
    /// <param name="run">What runs the program.</param>
    /// <param name="arguments">Where it ends; or where it begins and ends, and the step.</param>
    /// <returns>The row.</returns>
    public static object Range(ProgramRun run, StarlarkArguments arguments)
    {
        object?[] given = arguments.Bind("range", "start_or_stop", "stop?", "step?");
        long first = StarlarkArguments.Integer("range", "start", given[0]);
        return ReferenceEquals(given[1], StarlarkArguments.Missing)
            ? StarlarkRange.Of("range", 0, first, 1)
            : StarlarkRange.Of("range", first, StarlarkArguments.Integer("range", "stop", given[1]), StarlarkArguments.Integer("range", "step", given[2], 1));
    }

    /// <summary>The items from last to first.</summary>
    /// <param name="run">What runs the program.</param>
    /// <param name="arguments">The items.</param>
    /// <returns>A list.</returns>
    public static object Reversed(ProgramRun run, StarlarkArguments arguments)
    {
        var items = run.Items(arguments.Bind("reversed", "sequence")[0]).ToList();
        items.Reverse();
        return new StarlarkList(items);
    }

    /// <summary>The items in order. Those that are equal keep theirs.</summary>
    /// <param name="run">What runs the program.</param>
    /// <param name="arguments">The items, what to compare of them, and whether the order is turned round.</param>
    /// <returns>A list.</returns>
    public static object Sorted(ProgramRun run, StarlarkArguments arguments)
    {
        object?[] given = arguments.Bind("sorted", "iterable", "key?", "reverse?");
        bool isReversed = !ReferenceEquals(given[2], StarlarkArguments.Missing) && StarlarkValue.IsTrue(given[2]);
        (object? Key, object? Item)[] keyed = [.. run.Items(given[0]).ToArray().Select(item => (Key(run, given[1], item), item))];
        var order = Comparer<(object? Key, object? Item)>.Create((left, right) => Compare(run, left.Key, right.Key));
        IEnumerable<(object? Key, object? Item)> sorted = isReversed ? keyed.OrderByDescending(static pair => pair, order) : keyed.OrderBy(static pair => pair, order);
        return new StarlarkList([.. sorted.Select(static pair => pair.Item)]);
    }

    /// <summary>The least or greatest item; of several, the first.</summary>
    /// <param name="run">What runs the program.</param>
    /// <param name="function">The function's name.</param>
    /// <param name="sign">How an item that takes another's place compares with it.</param>
    /// <param name="arguments">The items, or what has them, and what to compare of them.</param>
    /// <returns>The item.</returns>
    /// <exception cref="StarlarkException">There is none.</exception>
    public static object? Extreme(ProgramRun run, string function, string sign, StarlarkArguments arguments)
    {
        object? key = StarlarkArguments.Missing;
        foreach ((string name, object? value) in arguments.Named)
        {
            key = name == "key" ? value : throw new StarlarkException($"{function}: unexpected keyword argument \"{name}\"");
        }

        object?[] items = arguments.Positional.Count switch
        {
            0 => throw new StarlarkException($"{function} requires at least one positional argument"),
            1 => [.. run.Items(arguments.Positional[0])],
            _ => [.. arguments.Positional],
        };
        if (items.Length == 0)
        {
            throw new StarlarkException($"{function}: argument is an empty sequence");
        }

        object? best = items[0];
        object? bestKey = Key(run, key, best);
        foreach (object? item in items.AsSpan(1))
        {
            object? itemKey = Key(run, key, item);
            if (StarlarkComparison.Holds(sign, itemKey, bestKey, run.Budget))
            {
                (best, bestKey) = (item, itemKey);
            }
        }

        return best;
    }

    private static object? Key(ProgramRun run, object? key, object? item) =>
        key is null || ReferenceEquals(key, StarlarkArguments.Missing) ? item : run.Call(key, StarlarkArguments.Of(item));

    private static int Compare(ProgramRun run, object? left, object? right) => StarlarkComparison.Holds("<", left, right, run.Budget)
        ? -1
        : StarlarkComparison.Holds("<", right, left, run.Budget) ? 1 : 0;
}
