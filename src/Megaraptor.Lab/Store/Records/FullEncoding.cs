using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Store.Records;

/// <summary>A record as a dict with every field, zeros included: the form of <c>clients()</c>, <c>flows()</c>, <c>hunts()</c> and <c>artifact_definitions()</c>.</summary>
internal sealed class FullEncoding : IFieldVisitor
{
    private readonly VqlDict _dict = new(16);

    private FullEncoding()
    {
    }

    /// <summary>Encodes a record.</summary>
    public static VqlDict Of(ServerRecord record)
    {
        var encoding = new FullEncoding();
        record.Visit(encoding);
        return encoding._dict;
    }

    /// <inheritdoc/>
    public void Text(string name, ref string value) => _dict.Set(name, value);

    /// <inheritdoc/>
    public void Long(string name, ref long value) => _dict.Set(name, value);

    /// <inheritdoc/>
    public void Int(string name, ref int value) => _dict.Set(name, (long)value);

    /// <inheritdoc/>
    public void Number(string name, ref double value) => _dict.Set(name, value);

    /// <inheritdoc/>
    public void Flag(string name, ref bool value) => _dict.Set(name, value);

    /// <inheritdoc/>
    public void Choice(string name, ref int value, IReadOnlyList<string> names) => _dict.Set(name, names[value]);

    /// <inheritdoc/>
    public void Texts(string name, List<string> values) => _dict.Set(name, VqlList.OfStrings(values));

    /// <inheritdoc/>
    public void Record<TRecord>(string name, ref TRecord? value)
        where TRecord : ServerRecord, new() => _dict.Set(name, Of(value ?? new TRecord()));

    /// <inheritdoc/>
    public void Records<TRecord>(string name, List<TRecord> values)
        where TRecord : ServerRecord, new() => _dict.Set(name, new VqlList([.. values.Select(Of)], VqlList.InterfaceType));

    /// <inheritdoc/>
    public void Longs(string name, SortedDictionary<string, long> values)
    {
        var dict = new VqlDict(values.Count);
        foreach ((string key, long value) in values)
        {
            dict.Set(key, value);
        }

        _dict.Set(name, dict);
    }
}
