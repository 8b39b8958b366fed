using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Megaraptor.Sdk.Query;

/// <summary>A value of an untyped row: a slice of the JSON that the server sent, read when asked for.</summary>
/// <remarks>
/// A number's text does not tell its kind (1.5 + 1.5 prints 3), integers reach 2^64 - 1, and a time is a string or a number
/// of seconds, milliseconds, microseconds or nanoseconds. The <c>As…</c> methods take all of these and answer null for what
/// is none of them.
/// </remarks>
/// <param name="json">The JSON of exactly one value.</param>
public readonly struct VqlValue(ReadOnlyMemory<byte> json)
{
    private static readonly byte[] s_null = "null"u8.ToArray();

    private readonly ReadOnlyMemory<byte> _json = json;

    /// <summary>The JSON of the value, as the server encoded it.</summary>
    public ReadOnlyMemory<byte> Json => _json.IsEmpty ? s_null : _json;

    /// <summary>What kind of value it is.</summary>
    public JsonValueKind Kind => Json.Span[0] switch
    {
        (byte)'{' => JsonValueKind.Object,
        (byte)'[' => JsonValueKind.Array,
        (byte)'"' => JsonValueKind.String,
        (byte)'t' => JsonValueKind.True,
        (byte)'f' => JsonValueKind.False,
        (byte)'n' => JsonValueKind.Null,
        _ => JsonValueKind.Number,
    };

    /// <summary>Whether the value is NULL, or a member that is not there.</summary>
    public bool IsNull => Kind == JsonValueKind.Null;

    /// <summary>A member of a dict; NULL when the value is no dict or has no such member.</summary>
    /// <param name="name">The member's name; case-sensitive.</param>
    /// <returns>The member's value.</returns>
    public VqlValue this[string name] => TryGetMember(name, out VqlValue value) ? value : default;

    /// <summary>A member of a dict.</summary>
    /// <param name="name">The member's name; case-sensitive.</param>
    /// <param name="value">The member's value.</param>
    /// <returns>False when the value is no dict or has no such member.</returns>
    public bool TryGetMember(string name, out VqlValue value)
    {
        if (Kind == JsonValueKind.Object)
        {
            ReadOnlyMemory<byte> text = Json;
            var reader = new Utf8JsonReader(text.Span, JsonValues.ReaderOptions);
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isIt = reader.ValueTextEquals(name);
                reader.Read();
                VqlValue member = Slice(ref reader, text);
                if (isIt)
                {
                    value = member;
                    return true;
                }
            }
        }

        value = default;
        return false;
    }

    /// <summary>The members of a dict, in the server's order; none for anything else.</summary>
    /// <returns>The members.</returns>
    public IReadOnlyList<KeyValuePair<string, VqlValue>> Members()
    {
        var members = new List<KeyValuePair<string, VqlValue>>();
        if (Kind == JsonValueKind.Object)
        {
            ReadOnlyMemory<byte> text = Json;
            var reader = new Utf8JsonReader(text.Span, JsonValues.ReaderOptions);
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                string name = reader.GetString()!;
                reader.Read();
                members.Add(new(name, Slice(ref reader, text)));
            }
        }

        return members;
    }

    /// <summary>The elements of a list; none for anything else.</summary>
    /// <returns>The elements.</returns>
    public IReadOnlyList<VqlValue> Elements()
    {
        var elements = new List<VqlValue>();
        if (Kind == JsonValueKind.Array)
        {
            ReadOnlyMemory<byte> text = Json;
            var reader = new Utf8JsonReader(text.Span, JsonValues.ReaderOptions);
            reader.Read();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                elements.Add(Slice(ref reader, text));
            }
        }

        return elements;
    }

    /// <summary>The text of a string; null for anything else.</summary>
    /// <returns>The text.</returns>
    public string? AsString()
    {
        if (Kind != JsonValueKind.String)
        {
            return null;
        }

        Utf8JsonReader reader = First();
        return JsonValues.Text(ref reader);
    }

    /// <summary>A whole number, also when it is written as a float without a fraction or as a string; null for anything else.</summary>
    /// <returns>The number.</returns>
    public long? AsInt64()
    {
        Utf8JsonReader reader = First();
        return JsonValues.TryInt64(ref reader, out long value) ? value : null;
    }

    /// <summary>A whole number from 0 to 2^64 - 1, such as an MFT reference or a registry value; null for anything else.</summary>
    /// <returns>The number.</returns>
    public ulong? AsUInt64()
    {
        if (Kind is not (JsonValueKind.Number or JsonValueKind.String))
        {
            return null;
        }

        string text = Kind == JsonValueKind.String ? AsString()! : Encoding.UTF8.GetString(Json.Span);
        return ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong value) ? value : null;
    }

    /// <summary>A number, also when it is written as a string; null for anything else.</summary>
    /// <returns>The number.</returns>
    public double? AsDouble()
    {
        Utf8JsonReader reader = First();
        return JsonValues.TryDouble(ref reader, out double value) ? value : null;
    }

    /// <summary>A boolean; null for anything else.</summary>
    /// <returns>The boolean.</returns>
    public bool? AsBoolean() => Kind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>A point in time: RFC 3339 text, or a number since 1970 whose magnitude tells its unit; null for anything else, and for "not set".</summary>
    /// <returns>The time, in UTC.</returns>
    public DateTimeOffset? AsTimestamp()
    {
        Utf8JsonReader reader = First();
        return JsonValues.Timestamp(ref reader);
    }

    /// <summary>Writes the value as JSON, with the server's HTML escapes undone.</summary>
    /// <param name="writer">Where to write it.</param>
    public void WriteTo(Utf8JsonWriter writer)
    {
        Utf8JsonReader reader = First();
        JsonValues.Copy(ref reader, writer);
    }

    /// <summary>The text of a string, or the JSON of anything else.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => AsString() ?? Encoding.UTF8.GetString(Json.Span);

    /// <summary>Takes the value on which a reader stands, which is left on its last token.</summary>
    internal static VqlValue Slice(ref Utf8JsonReader reader, ReadOnlyMemory<byte> source)
    {
        int start = (int)reader.TokenStartIndex;
        reader.Skip();
        return new VqlValue(source[start..(int)reader.BytesConsumed]);
    }

    private Utf8JsonReader First()
    {
        var reader = new Utf8JsonReader(Json.Span, JsonValues.ReaderOptions);
        reader.Read();
        return reader;
    }
}
