using System.Text.Json;
using Megaraptor.Sdk.Errors;

namespace Megaraptor.Sdk.Query;

/// <summary>Reads the rows of one part from its UTF-8 bytes.</summary>
internal static class PartReader
{
    internal static List<T> Read<T>(ReadOnlyMemory<byte> part, RowReader<T> read, QueryOutcome outcome)
    {
        var rows = new List<T>();
        if (part.IsEmpty)
        {
            return rows;
        }

        try
        {
            var reader = new Utf8JsonReader(part.Span, JsonValues.ReaderOptions);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
            {
                throw new JsonException();
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            {
                outcome.SawValue = outcome.SawValue || HoldsValue(reader);
                rows.Add(read(ref reader, part));
            }

            if (reader.TokenType != JsonTokenType.EndArray)
            {
                throw new JsonException();
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Their messages quote the JSON, which is evidence: it stays out of ours.
            throw new MegaraptorException(
                MegaraptorErrorCode.ServerError,
                "The server sent rows that are no JSON array of objects.",
                "Something between client and server may have changed them; the server may also be of a version that this client does not know.");
        }

        return rows;
    }

    /// <summary>Whether a row holds anything but NULL; the copied reader leaves the caller's where it is.</summary>
    private static bool HoldsValue(Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.Null)
            {
                return true;
            }
        }

        return false;
    }
}
