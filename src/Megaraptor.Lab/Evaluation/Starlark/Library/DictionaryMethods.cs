using Megaraptor.Lab.Evaluation.Starlark.Execution;
using Megaraptor.Lab.Evaluation.Starlark.Values;

namespace Megaraptor.Lab.Evaluation.Starlark.Library;

/// <summary>A method of dicts.</summary>
internal delegate object? DictionaryMethod(ProgramRun run, StarlarkDict dict, StarlarkArguments arguments);

/// <summary>The methods of dicts.</summary>
internal static class DictionaryMethods
{
    /// <summary>The methods, by name.</summary>
    public static IReadOnlyDictionary<string, DictionaryMethod> All { get; } = new Dictionary<string, DictionaryMethod>(StringComparer.Ordinal)
    {
        ["clear"] = Clear,
        ["get"] = Get,
        ["items"] = static (run, dict, arguments) => List(run, arguments.Bind("items"), dict.Entries.Select(static entry => new StarlarkTuple([entry.Key.Value, entry.Value]))),
        ["keys"] = static (run, dict, arguments) => List(run, arguments.Bind("keys"), dict.Keys),
        ["pop"] = Pop,
        ["popitem"] = PopItem,
        ["setdefault"] = SetDefault,
        ["update"] = static (run, dict, arguments) => Update(run, "update", dict, arguments),
        ["values"] = static (run, dict, arguments) => List(run, arguments.Bind("values"), dict.Entries.Values),
    };

    /// <summary>Sets the entries of a dict or of pairs, and named values.</summary>
    /// <param name="run">What runs the program.</param>
    /// <param name="function">The function's name, for messages.</param>
    /// <param name="dict">The dict.</param>
    /// <param name="arguments">A dict or pairs at most, and names with values.</param>
    /// <returns>None.</returns>
    /// <exception cref="StarlarkException">They are no pairs, or the dict must not change.</exception>
    public static object? Update(ProgramRun run, string function, StarlarkDict dict, StarlarkArguments arguments)
    {
        if (arguments.Positional.Count > 1)
        {
            throw new StarlarkException($"{function}: got {arguments.Positional.Count} arguments, want at most 1");
        }

        dict.ThrowUnlessChangeable("insert into");
        if (arguments.Positional is [StarlarkDict other])
        {
            foreach ((StarlarkKey key, object? value) in other.Entries.ToArray())
            {
                run.Budget.Spend(1);
                dict.Set(key.Value, value);
            }
        }
        else if (arguments.Positional is [var pairs])
        {
            int index = 0;
            foreach (object? pair in run.Items(pairs))
            {
                SetPair(run, function, dict, pair, index++);
            }
        }

        foreach ((string name, object? value) in arguments.Named)
        {
            dict.Set(name, value);
        }

        return null;
    }

    private static void SetPair(ProgramRun run, string function, StarlarkDict dict, object? pair, int index)
    {
        if (pair is not (StarlarkList or StarlarkTuple))
        {
            throw new StarlarkException($"{function}: dictionary update sequence element #{index} is not iterable ({StarlarkValue.TypeName(pair)})");
        }

        object?[] items = [.. run.Items(pair)];
        if (items is not [var key, var value])
        {
            throw new StarlarkException($"{function}: dictionary update sequence element #{index} has length {items.Length}, want 2");
        }

        dict.Set(key, value);
    }

    private static StarlarkList List(ProgramRun run, object?[] none, IEnumerable<object?> items)
    {
        var list = new StarlarkList([.. none, .. items]);
        run.Budget.Spend(list.Items.Count);
        return list;
    }

    private static object? Clear(ProgramRun run, StarlarkDict dict, StarlarkArguments arguments)
    {
        arguments.Bind("clear");
        dict.ThrowUnlessChangeable("clear");
        dict.Entries.Clear();
        return null;
    }

    private static object? Get(ProgramRun run, StarlarkDict dict, StarlarkArguments arguments)
    {
        object?[] given = arguments.Bind("get", "key", "default?");
        return dict.Entries.TryGetValue(new StarlarkKey(given[0]), out object? value) ? value : OrNone(given[1]);
    }

    private static object? Pop(ProgramRun run, StarlarkDict dict, StarlarkArguments arguments)
    {
        object?[] given = arguments.Bind("pop", "key", "default?");
        var key = new StarlarkKey(given[0]);
        dict.ThrowUnlessChangeable("delete from");
        if (!dict.Entries.TryGetValue(key, out object? value))
        {
            return ReferenceEquals(given[1], StarlarkArguments.Missing) ? throw new StarlarkException("pop: missing key") : given[1];
        }

        run.Budget.Spend(dict.Entries.Count / 8);
        dict.Entries.Remove(key);
        return value;
    }

    private static StarlarkTuple PopItem(ProgramRun run, StarlarkDict dict, StarlarkArguments arguments)
    {
        arguments.Bind("popitem");
        if (dict.Entries.Count == 0)
        {
            throw new StarlarkException("popitem: empty dict");
        }

        dict.ThrowUnlessChangeable("delete from");
        run.Budget.Spend(dict.Entries.Count / 8);
        (StarlarkKey key, object? value) = dict.Entries.GetAt(0);
        dict.Entries.RemoveAt(0);
        return new StarlarkTuple([key.Value, value]);
    }

    private static object? SetDefault(ProgramRun run, StarlarkDict dict, StarlarkArguments arguments)
    {
        object?[] given = arguments.Bind("setdefault", "key", "default?");
        if (dict.Entries.TryGetValue(new StarlarkKey(given[0]), out object? value))
        {
            return value;
        }

        dict.Set(given[0], OrNone(given[1]));
        return OrNone(given[1]);
    }

    private static object? OrNone(object? given) => ReferenceEquals(given, StarlarkArguments.Missing) ? null : given;
}
