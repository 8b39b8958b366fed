using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Monitoring.Watching;

/// <summary>
/// Stands for what an event says, whichever way it came. A stored event differs from the same one as it was watched: another
/// unit of its time, another source, times as text in UTC. None of that is part of the key.
/// </summary>
internal static class EventKey
{
    /// <summary>The bytes of a key; 48 bits tell the events of half a minute apart.</summary>
    internal const int Length = 6;

    private const int ShortestTime = 20;

    private static readonly string[] s_added = ["_ts", "_Source", "ClientId", "client_time"];

    internal static ulong Of(string clientId, VqlRow row)
    {
        var buffer = new ArrayBufferWriter<byte>(row.Json.Length + 64);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true, MaxDepth = JsonValues.MaxDepth + 2 }))
        {
            writer.WriteStartArray();
            writer.WriteStringValue(clientId);
            foreach ((string column, VqlValue value) in row.Columns)
            {
                if (!s_added.Contains(column))
                {
                    writer.WriteStringValue(column);
                    Write(writer, value);
                }
            }

            writer.WriteEndArray();
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(buffer.WrittenSpan, hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash) >> (8 * (sizeof(ulong) - Length));
    }

    private static void Write(Utf8JsonWriter writer, VqlValue value)
    {
        var reader = new Utf8JsonReader(value.Json.Span, JsonValues.ReaderOptions);
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.String:
                    writer.WriteStringValue(Normal(reader.GetString()!));
                    break;
                case JsonTokenType.Number when reader.TryGetInt64(out long number):
                    writer.WriteNumberValue(number);
                    break;
                case JsonTokenType.Number when reader.TryGetDouble(out double number) && double.IsFinite(number):
                    writer.WriteNumberValue(number);
                    break;
                case JsonTokenType.Number:
                    writer.WriteNullValue();
                    break;
                default:
                    JsonValues.CopyToken(ref reader, writer);
                    break;
            }
        }
    }

    /// <summary>A time as stored rows write it.</summary>
    private static string Normal(string text) =>
        text.Length >= ShortestTime && text[4] == '-' && text[10] == 'T' && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)
            : text;
}
