using Megaraptor.Lab.Evaluation.Functions;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Caching;

/// <summary>A cache that a query fills itself, with <c>set()</c>.</summary>
/// <param name="capacity">How many values it keeps.</param>
internal sealed class LruObject(long capacity) : VqlObject, ISettable
{
    private readonly LruCache _values = new(capacity);

    /// <inheritdoc/>
    public override string TypeName => "*lru._LRUObj";

    /// <inheritdoc/>
    public override IEnumerable<string> MemberNames => [];

    /// <summary>Whether it holds anything, which is its truth.</summary>
    public bool IsEmpty => _values.Count == 0;

    /// <inheritdoc/>
    public void Set(string name, object? value) => _values.Set(name, value);

    /// <inheritdoc/>
    public override Lookup TryGetMember(Scope scope, string name, out object? value)
    {
        switch (name)
        {
            case "@Len":
                value = _values.Count;
                return Lookup.Found;
            case "@Dump":
                value = Dump();
                return Lookup.Found;
            default:
                return _values.TryGet(name, out value) ? Lookup.Found : Lookup.Default;
        }
    }

    /// <inheritdoc/>
    public override object? ToJson(Scope scope) => new VqlDict(0);

    /// <inheritdoc/>
    public override string ToString() => "LRU";

    private VqlDict Dump()
    {
        var dump = new VqlDict(_values.Count);
        foreach ((string key, object? value) in _values.Items)
        {
            dump.Set(key, value);
        }

        return dump;
    }
}
