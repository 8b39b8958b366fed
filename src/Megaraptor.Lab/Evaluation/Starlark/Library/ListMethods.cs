using System.Numerics;
using Megaraptor.Lab.Evaluation.Starlark.Execution;
using Megaraptor.Lab.Evaluation.Starlark.Values;

namespace Megaraptor.Lab.Evaluation.Starlark.Library;

/// <summary>A method of lists.</summary>
internal delegate object? ListMethod(ProgramRun run, StarlarkList list, StarlarkArguments arguments);

/// <summary>The methods of lists.</summary>
internal static class ListMethods
{
    /// <summary>The methods, by name.</summary>
    public static IReadOnlyDictionary<string, ListMethod> All { get; } = new Dictionary<string, ListMethod>(StringComparer.Ordinal)
    {
        ["append"] = Append,
        ["clear"] = Clear,
        ["extend"] = static (run, list, arguments) => Extend(run, list, arguments.Bind("extend", "iterable")[0]),
        ["index"] = static (run, list, arguments) => Index(run, list, arguments),
        ["insert"] = Insert,
        ["pop"] = Pop,
        ["remove"] = Remove,
    };

    /// <summary>Appends the items of a value.</summary>
    /// <param name="run">What runs the program.</param>
    /// <param name="list">The list.</param>
    /// <param name="iterable">The value.</param>
    /// <returns>None.</returns>
    /// <exception cref="StarlarkException">The value has no items, or the list must not change.</exception>
    public static object? Extend(ProgramRun run, StarlarkList list, object? iterable)
    {
        list.ThrowUnlessChangeable("extend");
        list.Items.AddRange([.. run.Items(iterable)]);
        return null;
    }

    private static object? Append(ProgramRun run, StarlarkList list, StarlarkArguments arguments)
    {
        object? item = arguments.Bind("append", "object")[0];
        list.ThrowUnlessChangeable("append to");
        list.Items.Add(item);
        return null;
    }

    private static object? Clear(ProgramRun run, StarlarkList list, StarlarkArguments arguments)
    {
        arguments.Bind("clear");
        list.ThrowUnlessChangeable("clear");
        list.Items.Clear();
        return null;
    }

    private static BigInteger Index(ProgramRun run, StarlarkList list, StarlarkArguments arguments)
    {
        object?[] given = arguments.Bind("index", "value", "start?", "end?");
        int start = Place(list, StarlarkArguments.Integer("index", "start", given[1]));
        int end = Place(list, StarlarkArguments.Integer("index", "end", given[2], list.Items.Count));
        int found = start < end ? list.Items.FindIndex(start, end - start, item => StarlarkComparison.AreEqual(item, given[0], run.Budget)) : -1;
        return found >= 0 ? (BigInteger)found : throw new StarlarkException("index: value not in list");
    }

    private static object? Insert(ProgramRun run, StarlarkList list, StarlarkArguments arguments)
    {
        object?[] given = arguments.Bind("insert", "index", "object");
        list.ThrowUnlessChangeable("insert into");
        run.Budget.Spend(list.Items.Count / 64);
        list.Items.Insert(Place(list, StarlarkArguments.Integer("insert", "index", given[0])), given[1]);
        return null;
    }

    private static object? Pop(ProgramRun run, StarlarkList list, StarlarkArguments arguments)
    {
        long index = StarlarkArguments.Integer("pop", "index", arguments.Bind("pop", "index?")[0], -1);
        long place = index < 0 ? index + list.Items.Count : index;
        if (place < 0 || place >= list.Items.Count)
        {
            throw new StarlarkException(list.Items.Count == 0 ? $"pop: index {index} out of range: empty list" : $"pop: list index {index} out of range [{-list.Items.Count}:{list.Items.Count - 1}]");
        }

        list.ThrowUnlessChangeable("pop from");
        run.Budget.Spend((list.Items.Count - place) / 64);
        object? item = list.Items[(int)place];
        list.Items.RemoveAt((int)place);
        return item;
    }

    private static object? Remove(ProgramRun run, StarlarkList list, StarlarkArguments arguments)
    {
        object? value = arguments.Bind("remove", "value")[0];
        list.ThrowUnlessChangeable("remove from");
        int found = list.Items.FindIndex(item => StarlarkComparison.AreEqual(item, value, run.Budget));
        if (found < 0)
        {
            throw new StarlarkException("remove: element not found");
        }

        list.Items.RemoveAt(found);
        return null;
    }

    private static int Place(StarlarkList list, long index) => (int)Math.Clamp(index < 0 ? index + list.Items.Count : index, 0, list.Items.Count);
}
