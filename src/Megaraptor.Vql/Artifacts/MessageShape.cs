namespace Megaraptor.Vql.Artifacts;

/// <summary>The kind of value that a key takes.</summary>
internal enum KeyKind
{
    /// <summary>A text; numbers, booleans and dates count as the text that is written.</summary>
    Text,

    /// <summary>A boolean.</summary>
    Flag,

    /// <summary>A whole number from 0.</summary>
    Integer,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Keys and values.</summary>
    Message,
}

/// <summary>A key of a message.</summary>
/// <param name="Name">The key.</param>
/// <param name="Kind">The kind of its value, or of the items of its list.</param>
/// <param name="IsList">Whether the value is a list.</param>
/// <param name="Shape">The keys of the value when it is a message.</param>
internal sealed record MessageKey(string Name, KeyKind Kind, bool IsList, MessageShape? Shape);

/// <summary>The keys that a part of an artifact definition may have.</summary>
/// <param name="what">What the part is, for messages.</param>
internal sealed class MessageShape(string what)
{
    private readonly Dictionary<string, MessageKey> _keys = new(StringComparer.Ordinal);

    /// <summary>What the part is, for messages.</summary>
    internal string What => what;

    /// <summary>The keys, in the order in which they were added.</summary>
    internal IReadOnlyCollection<MessageKey> Keys => _keys.Values;

    internal MessageKey? Find(string name) => _keys.TryGetValue(name, out MessageKey? key) ? key : null;

    /// <summary>Adds keys whose values are texts.</summary>
    internal MessageShape Texts(params string[] names) => Add(KeyKind.Text, false, null, names);

    /// <summary>Adds keys whose values are lists of texts.</summary>
    internal MessageShape TextLists(params string[] names) => Add(KeyKind.Text, true, null, names);

    /// <summary>Adds keys whose values are of another kind.</summary>
    internal MessageShape Of(KeyKind kind, params string[] names) => Add(kind, false, null, names);

    /// <summary>Adds a key whose value is a message.</summary>
    internal MessageShape One(string name, MessageShape shape) => Add(KeyKind.Message, false, shape, name);

    /// <summary>Adds a key whose value is a list of messages.</summary>
    internal MessageShape Many(string name, MessageShape shape) => Add(KeyKind.Message, true, shape, name);

    private MessageShape Add(KeyKind kind, bool isList, MessageShape? shape, params string[] names)
    {
        foreach (string name in names)
        {
            _keys.Add(name, new MessageKey(name, kind, isList, shape));
        }

        return this;
    }
}
