using System.Numerics;
using Megaraptor.Lab.Evaluation.Starlark.Values;

namespace Megaraptor.Lab.Evaluation.Starlark.Execution;

/// <summary>Items and parts of values: what stands in square brackets behind them.</summary>
internal static class Subscript
{
    /// <summary>An item.</summary>
    /// <param name="container">The value.</param>
    /// <param name="key">The place or key.</param>
    /// <returns>The item.</returns>
    /// <exception cref="StarlarkException">There is none.</exception>
    public static object? Get(object? container, object? key) => container switch
    {
        StarlarkDict dict => dict.Entries.TryGetValue(new StarlarkKey(key), out object? value) ? value : throw NoKey(dict, key),
        StarlarkList list => list.Items[Place(container, key)],
        StarlarkTuple tuple => tuple.Items[Place(container, key)],
        string text => text[Place(container, key)].ToString(),
        StarlarkRange range => range[PlaceIn(container, key)],
        _ => throw new StarlarkException($"unhandled index operation {StarlarkValue.TypeName(container)}[{StarlarkValue.TypeName(key)}]"),
    };

    /// <summary>Sets an item.</summary>
    /// <param name="container">The value.</param>
    /// <param name="key">The place or key.</param>
    /// <param name="value">The item.</param>
    /// <exception cref="StarlarkException">It cannot be set.</exception>
    public static void Set(object? container, object? key, object? value)
    {
        switch (container)
        {
            case StarlarkDict dict:
                dict.Set(key, value);
                break;
            case StarlarkList list:
                int place = Place(list, key);
                list.ThrowUnlessChangeable("assign to element of");
                list.Items[place] = value;
                break;
            default:
                throw new StarlarkException($"{StarlarkValue.TypeName(container)} value does not support item assignment");
        }
    }

    /// <summary>A part of a value.</summary>
    /// <param name="budget">What the part costs.</param>
    /// <param name="container">The value.</param>
    /// <param name="low">Where it begins; None for the beginning.</param>
    /// <param name="high">Where it ends; None for the end.</param>
    /// <param name="step">From one item to the next; None for 1.</param>
    /// <returns>The part.</returns>
    /// <exception cref="StarlarkException">The value has no parts, or a bound is none.</exception>
    public static object Slice(StarlarkBudget budget, object? container, object? low, object? high, object? step)
    {
        if (container is StarlarkDict || StarlarkValue.Length(container) is not { } length)
        {
            throw new StarlarkException($"invalid slice operand {StarlarkValue.TypeName(container)}");
        }

        long by = Bound("step", step) ?? 1;
        if (by == 0)
        {
            throw new StarlarkException("zero is not a valid slice step");
        }

        long start = Clamp(Bound("start", low), length, by, by > 0 ? 0 : length - 1);
        long end = Clamp(Bound("end", high), length, by, by > 0 ? length : -1);
        var places = new StarlarkRange(start, end, by);
        if (container is StarlarkRange range)
        {
            return StarlarkRange.Of("slice", range[start], range[end], (BigInteger)range.Step * by);
        }

        budget.Spend(places.Count);
        return container switch
        {
            string text when by == 1 => start < end ? text[(int)start..(int)end] : string.Empty,
            string text => string.Concat(Places(places).Select(place => text[place])),
            StarlarkList list => new StarlarkList([.. Places(places).Select(place => list.Items[place])]),
            _ => new StarlarkTuple([.. Places(places).Select(place => ((StarlarkTuple)container!).Items[place])]),
        };
    }

    private static IEnumerable<int> Places(StarlarkRange range)
    {
        for (long i = 0; i < range.Count; i++)
        {
            yield return (int)range[i];
        }
    }

    private static long? Bound(string name, object? bound) => bound switch
    {
        null => null,
        BigInteger number => (long)BigInteger.Clamp(number, int.MinValue, int.MaxValue),
        _ => throw new StarlarkException($"invalid {name} index: got {StarlarkValue.TypeName(bound)}, want int"),
    };

    private static long Clamp(long? bound, long length, long step, long absent)
    {
        if (bound is not { } given)
        {
            return absent;
        }

        long place = given < 0 ? given + length : given;
        return step > 0 ? Math.Clamp(place, 0, length) : Math.Clamp(place, -1, length - 1);
    }

    private static int Place(object container, object? key) => (int)PlaceIn(container, key);

    private static long PlaceIn(object container, object? key)
    {
        if (key is not BigInteger number)
        {
            throw new StarlarkException($"{StarlarkValue.TypeName(container)} index: got {StarlarkValue.TypeName(key)}, want int");
        }

        long length = StarlarkValue.Length(container)!.Value;
        BigInteger place = number.Sign < 0 ? number + length : number;
        return place.Sign >= 0 && place < length
            ? (long)place
            : throw new StarlarkException(length == 0
                ? $"index {number} out of range: empty {StarlarkValue.TypeName(container)}"
                : $"{StarlarkValue.TypeName(container)} index {number} out of range [{-length}:{length - 1}]");
    }

    private static StarlarkException NoKey(StarlarkDict dict, object? key) =>
        new($"key {StarlarkPrinter.Source(key, new StarlarkBudget(10_000, CancellationToken.None))} not in {StarlarkValue.TypeName(dict)}");
}
