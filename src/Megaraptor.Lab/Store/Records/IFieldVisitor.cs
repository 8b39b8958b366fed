namespace Megaraptor.Lab.Store.Records;

/// <summary>Reads or writes the fields of a record, one after the other.</summary>
internal interface IFieldVisitor
{
    /// <summary>A text.</summary>
    void Text(string name, ref string value);

    /// <summary>A whole number of 64 bits, which protojson writes as a text.</summary>
    void Long(string name, ref long value);

    /// <summary>A whole number of at most 32 bits.</summary>
    void Int(string name, ref int value);

    /// <summary>A number with a fraction.</summary>
    void Number(string name, ref double value);

    /// <summary>Yes or no.</summary>
    void Flag(string name, ref bool value);

    /// <summary>One of a list of names; its number is the place in the list.</summary>
    void Choice(string name, ref int value, IReadOnlyList<string> names);

    /// <summary>A list of texts.</summary>
    void Texts(string name, List<string> values);

    /// <summary>A record within; null when it was never set.</summary>
    void Record<TRecord>(string name, ref TRecord? value)
        where TRecord : ServerRecord, new();

    /// <summary>A list of records.</summary>
    void Records<TRecord>(string name, List<TRecord> values)
        where TRecord : ServerRecord, new();

    /// <summary>Numbers by name.</summary>
    void Longs(string name, SortedDictionary<string, long> values);
}
