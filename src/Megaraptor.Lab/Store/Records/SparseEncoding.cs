using System.Globalization;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Store.Records;

/// <summary>How the two encodings that leave out zeros write what is left.</summary>
internal enum SparseStyle
{
    /// <summary>The server's own records as Go encodes them: choices are numbers. The form of notebooks, monitoring tables and flow completions.</summary>
    Raw,

    /// <summary>Protobuf's JSON: choices are names, and whole numbers of 64 bits are texts. The form of a new hunt.</summary>
    ProtoJson,
}

/// <summary>A record as a dict without the fields that were never set.</summary>
internal sealed class SparseEncoding : IFieldVisitor
{
    private readonly VqlDict _dict = new(8);
    private readonly SparseStyle _style;

    private SparseEncoding(SparseStyle style) => _style = style;

    /// <summary>Encodes a record.</summary>
    public static VqlDict Of(ServerRecord record, SparseStyle style)
    {
        var encoding = new SparseEncoding(style);
        record.Visit(encoding);
        return encoding._dict;
    }

    /// <inheritdoc/>
    public void Text(string name, ref string value)
    {
        if (value.Length > 0)
        {
            _dict.Set(name, value);
        }
    }

    /// <inheritdoc/>
    public void Long(string name, ref long value)
    {
        if (value != 0)
        {
            _dict.Set(name, Long(value));
        }
    }

    /// <inheritdoc/>
    public void Int(string name, ref int value)
    {
        if (value != 0)
        {
            _dict.Set(name, (long)value);
        }
    }

    /// <inheritdoc/>
    public void Number(string name, ref double value)
    {
        if (value != 0)
        {
            _dict.Set(name, value);
        }
    }

    /// <inheritdoc/>
    public void Flag(string name, ref bool value)
    {
        if (value)
        {
            _dict.Set(name, true);
        }
    }

    /// <inheritdoc/>
    public void Choice(string name, ref int value, IReadOnlyList<string> names)
    {
        if (value != 0)
        {
            _dict.Set(name, _style == SparseStyle.Raw ? (long)value : names[value]);
        }
    }

    /// <inheritdoc/>
    public void Texts(string name, List<string> values)
    {
        if (values.Count > 0)
        {
            _dict.Set(name, VqlList.OfStrings(values));
        }
    }

    /// <inheritdoc/>
    public void Record<TRecord>(string name, ref TRecord? value)
        where TRecord : ServerRecord, new()
    {
        if (value is not null)
        {
            _dict.Set(name, Of(value, _style));
        }
    }

    /// <inheritdoc/>
    public void Records<TRecord>(string name, List<TRecord> values)
        where TRecord : ServerRecord, new()
    {
        if (values.Count > 0)
        {
            _dict.Set(name, new VqlList([.. values.Select(record => Of(record, _style))], VqlList.InterfaceType));
        }
    }

    /// <inheritdoc/>
    public void Longs(string name, SortedDictionary<string, long> values)
    {
        if (values.Count == 0)
        {
            return;
        }

        var dict = new VqlDict(values.Count);
        foreach ((string key, long value) in values)
        {
            dict.Set(key, Long(value));
        }

        _dict.Set(name, dict);
    }

    private object Long(long value) => _style == SparseStyle.Raw ? value : value.ToString(CultureInfo.InvariantCulture);
}
