using System.Text.Json;

namespace Megaraptor.Mcp.Transport;

/// <summary>Counts the requests that came in and were not answered yet. Asked when the input ends, so that an answer in the making is not lost.</summary>
/// <param name="dropped">Told of a line that is no JSON: nobody answers it.</param>
internal sealed class PendingRequests(Action? dropped = null)
{
    private int _count;

    internal bool Any => Volatile.Read(ref _count) > 0;

    /// <summary>Takes note of one line of input.</summary>
    /// <param name="line">The line, without its end.</param>
    internal void Received(ReadOnlySpan<byte> line)
    {
        if (IsRequest(line))
        {
            Interlocked.Increment(ref _count);
        }
    }

    internal void Answered() => Interlocked.Decrement(ref _count);

    /// <summary>A request has a method and an id; a notification has no id, an answer no method. What is no JSON is nobody's request.</summary>
    private bool IsRequest(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = 1000 });
        bool hasMethod = false;
        bool hasId = false;
        try
        {
            if (line.Trim(" \t\r"u8).IsEmpty)
            {
                return false;
            }

            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                hasMethod |= reader.ValueTextEquals("method"u8);
                hasId |= reader.ValueTextEquals("id"u8);
                reader.Read();
                reader.Skip();
            }
        }
        catch (JsonException)
        {
            dropped?.Invoke();
            return false;
        }

        return hasMethod && hasId;
    }
}
