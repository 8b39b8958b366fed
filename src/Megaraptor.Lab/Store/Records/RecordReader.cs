using System.Globalization;
using System.Text.Json;

namespace Megaraptor.Lab.Store.Records;

/// <summary>Reads a record from JSON in any of the server's three styles: a missing field is its default, numbers may be texts, and names may be numbers.</summary>
internal sealed class RecordReader : IFieldVisitor
{
    private readonly JsonElement _object;

    private RecordReader(JsonElement json) => _object = json;

    /// <summary>Reads a record.</summary>
    /// <exception cref="FormatException">A field has a value of another kind.</exception>
    public static TRecord Read<TRecord>(JsonElement json)
        where TRecord : ServerRecord, new()
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"A {typeof(TRecord).Name} is a JSON object, not a {json.ValueKind}.");
        }

        var record = new TRecord();
        record.Visit(new RecordReader(json));
        return record;
    }

    /// <summary>Reads a record from UTF-8.</summary>
    /// <exception cref="FormatException">A field has a value of another kind.</exception>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public static TRecord Read<TRecord>(ReadOnlyMemory<byte> json)
        where TRecord : ServerRecord, new()
    {
        using var document = JsonDocument.Parse(json);
        return Read<TRecord>(document.RootElement);
    }

    /// <inheritdoc/>
    public void Text(string name, ref string value)
    {
        if (TryGet(name, out JsonElement json))
        {
            value = Text(name, json);
        }
    }

    /// <inheritdoc/>
    public void Long(string name, ref long value)
    {
        if (TryGet(name, out JsonElement json))
        {
            value = Integer(name, json);
        }
    }

    /// <inheritdoc/>
    public void Int(string name, ref int value)
    {
        if (TryGet(name, out JsonElement json))
        {
            value = checked((int)Integer(name, json));
        }
    }

    /// <inheritdoc/>
    public void Number(string name, ref double value)
    {
        if (TryGet(name, out JsonElement json))
        {
            value = json.ValueKind == JsonValueKind.Number ? json.GetDouble() : throw Unexpected(name, json);
        }
    }

    /// <inheritdoc/>
    public void Flag(string name, ref bool value)
    {
        if (TryGet(name, out JsonElement json))
        {
            value = json.ValueKind switch
            {
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                _ => throw Unexpected(name, json),
            };
        }
    }

    /// <inheritdoc/>
    public void Choice(string name, ref int value, IReadOnlyList<string> names)
    {
        if (!TryGet(name, out JsonElement json))
        {
            return;
        }

        if (json.ValueKind == JsonValueKind.Number)
        {
            value = json.GetInt32();
            return;
        }

        string text = Text(name, json);
        for (int i = 0; i < names.Count; i++)
        {
            if (names[i] == text)
            {
                value = i;
                return;
            }
        }

        throw Unexpected(name, json);
    }

    /// <inheritdoc/>
    public void Texts(string name, List<string> values)
    {
        foreach (JsonElement item in Items(name))
        {
            values.Add(Text(name, item));
        }
    }

    /// <inheritdoc/>
    public void Record<TRecord>(string name, ref TRecord? value)
        where TRecord : ServerRecord, new()
    {
        value = TryGet(name, out JsonElement json) ? Read<TRecord>(json) : null;
    }

    /// <inheritdoc/>
    public void Records<TRecord>(string name, List<TRecord> values)
        where TRecord : ServerRecord, new()
    {
        foreach (JsonElement item in Items(name))
        {
            values.Add(Read<TRecord>(item));
        }
    }

    /// <inheritdoc/>
    public void Longs(string name, SortedDictionary<string, long> values)
    {
        if (TryGet(name, out JsonElement json))
        {
            foreach (JsonProperty property in json.EnumerateObject())
            {
                values[property.Name] = Integer(name, property.Value);
            }
        }
    }

    private JsonElement.ArrayEnumerator Items(string name)
    {
        if (!TryGet(name, out JsonElement json))
        {
            return default;
        }

        return json.ValueKind == JsonValueKind.Array ? json.EnumerateArray() : throw Unexpected(name, json);
    }

    private bool TryGet(string name, out JsonElement json) => _object.TryGetProperty(name, out json) && json.ValueKind != JsonValueKind.Null;

    private static string Text(string name, JsonElement json) =>
        json.ValueKind == JsonValueKind.String ? json.GetString()! : throw Unexpected(name, json);

    private static long Integer(string name, JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Number when json.TryGetInt64(out long number) => number,
        JsonValueKind.Number when json.TryGetUInt64(out ulong number) => unchecked((long)number),
        JsonValueKind.String when long.TryParse(json.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) => number,
        _ => throw Unexpected(name, json),
    };

    private static FormatException Unexpected(string name, JsonElement json) => new($"The field '{name}' cannot be {json.GetRawText()}.");
}
