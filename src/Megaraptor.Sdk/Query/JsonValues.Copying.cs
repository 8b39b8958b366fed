using System.Text.Json;

namespace Megaraptor.Sdk.Query;

/// <content>Values as they came, written anew.</content>
public static partial class JsonValues
{
    /// <summary>Copies a value token by token, so that escapes follow the writer's encoder and not the server's.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <param name="writer">Where to write it.</param>
    public static void Copy(ref Utf8JsonReader reader, Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        int depth = 0;
        do
        {
            CopyToken(ref reader, writer);
            depth += reader.TokenType switch
            {
                JsonTokenType.StartObject or JsonTokenType.StartArray => 1,
                JsonTokenType.EndObject or JsonTokenType.EndArray => -1,
                _ => 0,
            };
        }
        while (depth > 0 && reader.Read());
    }

    /// <summary>Copies one token: the begin or end of an object or list, a name, or a value that holds no others. Numbers stay as they were written.</summary>
    /// <param name="reader">Stands on the token, and stays there.</param>
    /// <param name="writer">Where to write it.</param>
    public static void CopyToken(ref Utf8JsonReader reader, Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                writer.WriteStartObject();
                break;
            case JsonTokenType.EndObject:
                writer.WriteEndObject();
                break;
            case JsonTokenType.StartArray:
                writer.WriteStartArray();
                break;
            case JsonTokenType.EndArray:
                writer.WriteEndArray();
                break;
            case JsonTokenType.PropertyName:
                writer.WritePropertyName(reader.GetString()!);
                break;
            case JsonTokenType.String:
                writer.WriteStringValue(reader.GetString());
                break;
            case JsonTokenType.Number:
                writer.WriteRawValue(reader.ValueSpan, skipInputValidation: true);
                break;
            case JsonTokenType.True or JsonTokenType.False:
                writer.WriteBooleanValue(reader.TokenType == JsonTokenType.True);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }
}
