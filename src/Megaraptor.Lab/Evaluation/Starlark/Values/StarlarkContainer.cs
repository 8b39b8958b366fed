namespace Megaraptor.Lab.Evaluation.Starlark.Values;

/// <summary>A value that can be changed, unless it is frozen or a loop goes through it.</summary>
internal abstract class StarlarkContainer
{
    /// <summary>Whether nothing can change it any more.</summary>
    public bool IsFrozen { get; protected set; }

    /// <summary>How many loops go through it.</summary>
    public int Loops { get; set; }

    /// <summary>Refuses a change that must not be.</summary>
    /// <param name="doing">What was to be done: <c>append to</c>.</param>
    /// <exception cref="StarlarkException">It must not be.</exception>
    public void ThrowUnlessChangeable(string doing)
    {
        if (IsFrozen)
        {
            throw new StarlarkException($"cannot {doing} frozen {StarlarkValue.TypeName(this)}");
        }

        if (Loops > 0)
        {
            throw new StarlarkException($"cannot {doing} {StarlarkValue.TypeName(this)} during iteration");
        }
    }
}

/// <summary>A list.</summary>
/// <param name="items">Its items; it takes the list over.</param>
internal sealed class StarlarkList(List<object?> items) : StarlarkContainer
{
    /// <summary>The items.</summary>
    public List<object?> Items { get; } = items;

    /// <summary>Freezes the list.</summary>
    /// <returns>Its items.</returns>
    public IEnumerable<object?> FreezeItems()
    {
        IsFrozen = true;
        return Items;
    }
}

/// <summary>A tuple.</summary>
/// <param name="items">Its items.</param>
internal sealed class StarlarkTuple(IReadOnlyList<object?> items)
{
    /// <summary>The items.</summary>
    public IReadOnlyList<object?> Items { get; } = items;

    /// <summary>The hash, once it was worked out: a tuple may hold another many times.</summary>
    public int? Hash { get; set; }
}

/// <summary>A dict, which keeps the order in which keys came.</summary>
internal sealed class StarlarkDict : StarlarkContainer
{
    /// <summary>The keys and values.</summary>
    public OrderedDictionary<StarlarkKey, object?> Entries { get; } = [];

    /// <summary>The keys, in order.</summary>
    public IEnumerable<object?> Keys => Entries.Keys.Select(static key => key.Value);

    /// <summary>Sets a value.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="StarlarkException">The dict must not change, or the key can be none.</exception>
    public void Set(object? key, object? value)
    {
        ThrowUnlessChangeable("insert into");
        Entries[new StarlarkKey(key)] = value;
    }

    /// <summary>Freezes the dict.</summary>
    /// <returns>Its values. Keys cannot change anyway.</returns>
    public IEnumerable<object?> FreezeEntries()
    {
        IsFrozen = true;
        return Entries.Values;
    }
}
