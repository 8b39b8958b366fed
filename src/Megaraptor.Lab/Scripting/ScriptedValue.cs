using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Megaraptor.Lab.Scripting;

/// <summary>Writes rows of names and values as JSON, without reflection.</summary>
internal static class ScriptedValue
{
    /// <summary>A row on one line.</summary>
    /// <exception cref="ArgumentException">A value is of a type that has no form here.</exception>
    public static ReadOnlyMemory<byte> Encode(IReadOnlyDictionary<string, object?> row)
    {
        ArgumentNullException.ThrowIfNull(row);
        using var memory = new MemoryStream();
        using (var writer = new Utf8JsonWriter(memory))
        {
            Write(writer, row, "");
        }

        return memory.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, object?>> members, string column)
    {
        writer.WriteStartObject();
        foreach ((string name, object? value) in members)
        {
            writer.WritePropertyName(name);
            Write(writer, value, column.Length > 0 ? $"{column}.{name}" : name);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, object? value, string column)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case sbyte or byte or short or ushort or int or uint or long:
                writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case ulong number:
                writer.WriteNumberValue(number);
                break;
            case float or double:
                writer.WriteNumberValue(Convert.ToDouble(value, CultureInfo.InvariantCulture));
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case DateTimeOffset time:
                writer.WriteStringValue(time);
                break;
            case DateTime time:
                writer.WriteStringValue(time.ToUniversalTime());
                break;
            case Guid id:
                writer.WriteStringValue(id);
                break;
            case byte[] bytes:
                writer.WriteBase64StringValue(bytes);
                break;
            case JsonNode json:
                json.WriteTo(writer);
                break;
            case JsonElement json:
                json.WriteTo(writer);
                break;
            case IEnumerable<KeyValuePair<string, object?>> members:
                Write(writer, members, column);
                break;
            case IEnumerable items:
                WriteList(writer, items, column);
                break;
            default:
                throw new ArgumentException($"The column '{column}' holds a {value.GetType().Name}, which has no form in JSON here. Give its text, a dictionary of its members, or rows with a JsonTypeInfo.", nameof(value));
        }
    }

    private static void WriteList(Utf8JsonWriter writer, IEnumerable items, string column)
    {
        writer.WriteStartArray();
        foreach (object? item in items)
        {
            Write(writer, item, column);
        }

        writer.WriteEndArray();
    }
}
