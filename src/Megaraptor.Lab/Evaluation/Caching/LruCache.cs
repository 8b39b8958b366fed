namespace Megaraptor.Lab.Evaluation.Caching;

/// <summary>Values by key, of which those that were used longest ago are dropped.</summary>
/// <param name="capacity">How many are kept.</param>
internal sealed class LruCache(long capacity)
{
    private readonly Dictionary<string, LinkedListNode<KeyValuePair<string, object?>>> _byKey = new(StringComparer.Ordinal);
    private readonly LinkedList<KeyValuePair<string, object?>> _byUse = new();

    /// <summary>The number of values.</summary>
    public int Count => _byUse.Count;

    /// <summary>The values with their keys, the one used last first.</summary>
    public IEnumerable<KeyValuePair<string, object?>> Items => _byUse;

    /// <summary>Looks a key up, which is a use.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">Its value.</param>
    /// <returns>False when it is not there.</returns>
    public bool TryGet(string key, out object? value)
    {
        if (!_byKey.TryGetValue(key, out LinkedListNode<KeyValuePair<string, object?>>? node))
        {
            value = null;
            return false;
        }

        _byUse.Remove(node);
        _byUse.AddFirst(node);
        value = node.Value.Value;
        return true;
    }

    /// <summary>Sets a value.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="value">The value.</param>
    public void Set(string key, object? value)
    {
        if (_byKey.Remove(key, out LinkedListNode<KeyValuePair<string, object?>>? node))
        {
            _byUse.Remove(node);
        }

        _byKey[key] = _byUse.AddFirst(KeyValuePair.Create(key, value));
        if (_byUse.Count > capacity)
        {
            _byKey.Remove(_byUse.Last!.Value.Key);
            _byUse.RemoveLast();
        }
    }

    /// <summary>Drops all values.</summary>
    public void Clear()
    {
        _byKey.Clear();
        _byUse.Clear();
    }
}
