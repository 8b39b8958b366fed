using System.Buffers;
using System.Text.Json;

namespace Megaraptor.Sdk.Query;

/// <summary>An untyped row: columns in the server's order, values read when asked for.</summary>
/// <param name="json">The JSON object of the row.</param>
public sealed class VqlRow(ReadOnlyMemory<byte> json) : IVqlRow<VqlRow>
{
    private readonly VqlValue _value = new(json);

    /// <summary>The JSON object of the row, as the server encoded it.</summary>
    public ReadOnlyMemory<byte> Json => _value.Json;

    /// <summary>The columns with their values, in the server's order.</summary>
    public IReadOnlyList<KeyValuePair<string, VqlValue>> Columns => _value.Members();

    /// <inheritdoc/>
    static IReadOnlyList<VqlColumn> IVqlRow<VqlRow>.RowColumns => [];

    /// <summary>The value of a column; NULL when the row has none of that name.</summary>
    /// <param name="column">The column's name; case-sensitive.</param>
    /// <returns>The value.</returns>
    public VqlValue this[string column] => _value[column];

    /// <summary>Reads the row on which a reader stands.</summary>
    /// <param name="reader">Stands on the opening brace; is left on the closing brace.</param>
    /// <param name="part">The part that the reader reads; the row keeps a slice of it.</param>
    /// <returns>The row.</returns>
    public static VqlRow Read(ref Utf8JsonReader reader, ReadOnlyMemory<byte> part) => new(VqlValue.Slice(ref reader, part).Json);

    /// <inheritdoc/>
    static VqlRow IVqlRow<VqlRow>.ReadRow(ref Utf8JsonReader reader, ReadOnlyMemory<byte> part) => Read(ref reader, part);

    /// <summary>Writes a row as JSON, with the server's HTML escapes undone.</summary>
    /// <param name="writer">Where to write it.</param>
    /// <param name="row">The row.</param>
    public static void Write(Utf8JsonWriter writer, VqlRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        row._value.WriteTo(writer);
    }

    /// <summary>The same row with one more column at its end; the row itself when it has a column of that name.</summary>
    /// <param name="column">The column's name.</param>
    /// <param name="text">Its value.</param>
    /// <returns>The row.</returns>
    public VqlRow Append(string column, string text)
    {
        if (_value.TryGetMember(column, out _))
        {
            return this;
        }

        ReadOnlySpan<byte> body = Json.Span[..^1].TrimEnd(" \t\r\n"u8);
        var buffer = new ArrayBufferWriter<byte>(body.Length + column.Length + text.Length + 16);
        buffer.Write(body);
        if (body[^1] != (byte)'{')
        {
            buffer.Write(","u8);
        }

        buffer.Write("\""u8);
        buffer.Write(JsonEncodedText.Encode(column).EncodedUtf8Bytes);
        buffer.Write("\":\""u8);
        buffer.Write(JsonEncodedText.Encode(text).EncodedUtf8Bytes);
        buffer.Write("\"}"u8);
        return new VqlRow(buffer.WrittenMemory);
    }

    /// <summary>The same row without a column; the row itself when it has none of that name.</summary>
    /// <param name="column">The column's name.</param>
    /// <returns>The row, the values of its other columns byte for byte.</returns>
    internal VqlRow Without(string column)
    {
        IReadOnlyList<KeyValuePair<string, VqlValue>> columns = Columns;
        if (columns.All(entry => entry.Key != column))
        {
            return this;
        }

        var buffer = new ArrayBufferWriter<byte>(Json.Length);
        buffer.Write("{"u8);
        foreach ((string name, VqlValue value) in columns.Where(entry => entry.Key != column))
        {
            if (buffer.WrittenCount > 1)
            {
                buffer.Write(","u8);
            }

            buffer.Write("\""u8);
            buffer.Write(JsonEncodedText.Encode(name).EncodedUtf8Bytes);
            buffer.Write("\":"u8);
            buffer.Write(value.Json.Span);
        }

        buffer.Write("}"u8);
        return new VqlRow(buffer.WrittenMemory);
    }

    /// <inheritdoc/>
    public override string ToString() => _value.ToString();
}
