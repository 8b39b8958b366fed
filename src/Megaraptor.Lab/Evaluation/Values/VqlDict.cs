using System.Diagnostics.CodeAnalysis;

namespace Megaraptor.Lab.Evaluation.Values;

/// <summary>A dict that keeps the order of its keys. Rows are dicts.</summary>
/// <remarks>Mutable, because <c>set()</c> changes dicts in place; used from one thread.</remarks>
internal sealed class VqlDict
{
    /// <summary>Up to this many keys a search through them is faster than an index.</summary>
    private const int IndexedFrom = 9;

    private Entry[] _entries;
    private int _used;
    private Dictionary<string, int>? _index;

    /// <summary>Makes an empty dict.</summary>
    /// <param name="capacity">How many keys are expected.</param>
    /// <param name="ignoresCase">Whether keys are found whatever their case.</param>
    public VqlDict(int capacity = 4, bool ignoresCase = false)
    {
        _entries = capacity == 0 ? [] : new Entry[capacity];
        IgnoresCase = ignoresCase;
    }

    /// <summary>Whether keys are found whatever their case.</summary>
    public bool IgnoresCase { get; }

    /// <summary>The number of keys.</summary>
    public int Count { get; private set; }

    /// <summary>The keys, in order.</summary>
    public IEnumerable<string> Keys => Items.Select(static item => item.Key);

    /// <summary>The keys with their values, in order. The dict must not change meanwhile.</summary>
    public IEnumerable<KeyValuePair<string, object?>> Items
    {
        get
        {
            for (int i = 0; i < _used; i++)
            {
                if (_entries[i].Key is { } key)
                {
                    yield return new(key, _entries[i].Value);
                }
            }
        }
    }

    /// <summary>The value of a key, or NULL.</summary>
    /// <param name="key">The key.</param>
    public object? this[string key] => TryGet(key, out object? value) ? value : null;

    /// <summary>Looks a key up.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">Its value.</param>
    /// <returns>False when there is no such key.</returns>
    public bool TryGet(string key, out object? value)
    {
        int at = Find(key);
        value = at < 0 ? null : _entries[at].Value;
        return at >= 0;
    }

    /// <summary>Whether there is a key.</summary>
    /// <param name="key">The key.</param>
    /// <returns>True when it is there.</returns>
    public bool Contains(string key) => Find(key) >= 0;

    /// <summary>Sets a value. A key that is there already moves to the end.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <returns>This dict.</returns>
    public VqlDict Set(string key, object? value)
    {
        int at = Find(key);
        if (at == _used - 1 && at >= 0)
        {
            _entries[at] = new Entry(key, value);
            return this;
        }

        if (at >= 0)
        {
            RemoveAt(at);
        }

        Append(key, value);
        return this;
    }

    /// <summary>Sets a value. A key that is there already keeps its place.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    public void Update(string key, object? value)
    {
        int at = Find(key);
        if (at >= 0)
        {
            _entries[at] = new Entry(_entries[at].Key, value);
        }
        else
        {
            Append(key, value);
        }
    }

    /// <summary>Removes a key if it is there.</summary>
    /// <param name="key">The key.</param>
    public void Remove(string key)
    {
        int at = Find(key);
        if (at >= 0)
        {
            RemoveAt(at);
        }
    }

    /// <summary>Sets every key of another dict, in its order.</summary>
    /// <param name="other">The other dict.</param>
    /// <returns>This dict.</returns>
    public VqlDict MergeFrom(VqlDict other)
    {
        foreach (KeyValuePair<string, object?> item in other.Items)
        {
            Set(item.Key, item.Value);
        }

        return this;
    }

    /// <summary>A dict with the same keys and values.</summary>
    /// <returns>The copy.</returns>
    public VqlDict Copy() => new VqlDict(Count, IgnoresCase).MergeFrom(this);

    private void Append(string key, object? value)
    {
        if (_used == _entries.Length)
        {
            Grow();
        }

        _entries[_used] = new Entry(key, value);
        Count++;
        _index?.Add(key, _used);
        _used++;
    }

    private void RemoveAt(int at)
    {
        _index?.Remove(_entries[at].Key!);
        _entries[at] = default;
        Count--;
    }

    /// <summary>Makes room: drops the places of removed keys if there are many, else doubles the room.</summary>
    private void Grow()
    {
        Entry[] entries = Count > _used / 2 || _used == 0 ? new Entry[Math.Max(4, _used * 2)] : new Entry[_entries.Length];
        int used = 0;
        for (int i = 0; i < _used; i++)
        {
            if (_entries[i].Key is not null)
            {
                entries[used++] = _entries[i];
            }
        }

        _entries = entries;
        _used = used;
        _index = null;
    }

    private int Find(string key)
    {
        if (Count < IndexedFrom)
        {
            StringComparison comparison = IgnoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
            for (int i = 0; i < _used; i++)
            {
                if (_entries[i].Key is { } candidate && string.Equals(candidate, key, comparison))
                {
                    return i;
                }
            }

            return -1;
        }

        if (_index is null)
        {
            BuildIndex();
        }

        return _index.TryGetValue(key, out int at) ? at : -1;
    }

    [MemberNotNull(nameof(_index))]
    private void BuildIndex()
    {
        _index = new Dictionary<string, int>(_used, IgnoresCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        for (int i = 0; i < _used; i++)
        {
            if (_entries[i].Key is { } key)
            {
                _index.Add(key, i);
            }
        }
    }

    private readonly record struct Entry(string? Key, object? Value);
}
