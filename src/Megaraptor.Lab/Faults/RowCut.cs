using System.Text.Json;
using Google.Protobuf;

namespace Megaraptor.Lab.Faults;

/// <summary>Shortens a part to its first rows.</summary>
internal static class RowCut
{
    /// <summary>Takes the first rows of a part.</summary>
    /// <param name="part">A JSON array of rows.</param>
    /// <param name="most">How many rows are wanted.</param>
    /// <returns>The rows, no more than wanted; whether the part had more; how many were taken.</returns>
    public static (ByteString Rows, bool HadMore, int Count) First(ByteString part, long most)
    {
        var reader = new Utf8JsonReader(part.Span);
        reader.Read();
        int count = 0;
        long end = reader.BytesConsumed;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (count == most)
            {
                return (ByteString.CopyFrom([.. part.Span[..(int)end], (byte)']']), true, count);
            }

            reader.Skip();
            end = reader.BytesConsumed;
            count++;
        }

        return (part, false, count);
    }
}
