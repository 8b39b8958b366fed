using System.Text.Json;
using Megaraptor.Sdk.Errors;

namespace Megaraptor.Sdk.Query;

/// <summary>Reads the rows of one part from its UTF-8 bytes, some at a time: a row that its reader has let go of dies young, and a part of thousands costs no more memory than its bytes.</summary>
/// <typeparam name="T">A row.</typeparam>
/// <param name="part">A JSON array of objects; empty for no rows.</param>
/// <param name="read">Reads a row.</param>
/// <param name="outcome">Is told whether a row held a value.</param>
internal sealed class PartReader<T>(ReadOnlyMemory<byte> part, RowReader<T> read, QueryOutcome outcome)
{
    private const int MostAtOnce = 16;

    private ReadOnlyMemory<byte> _rest = part;
    private JsonReaderState _state = new(JsonValues.ReaderOptions);
    private bool _isInside;

    /// <summary>The rows, read while they are asked for.</summary>
    /// <returns>The rows, once.</returns>
    /// <exception cref="MegaraptorException">The part is no JSON array of objects.</exception>
    internal IEnumerable<T> Rows()
    {
        var rows = new List<T>();
        while (TryRead(rows))
        {
            foreach (T row in rows)
            {
                yield return row;
            }
        }
    }

    /// <summary>Reads the next rows.</summary>
    /// <param name="rows">Takes them; what it held before is gone.</param>
    /// <returns>False when there are none left.</returns>
    /// <exception cref="MegaraptorException">The part is no JSON array of objects.</exception>
    internal bool TryRead(List<T> rows)
    {
        rows.Clear();
        if (_rest.IsEmpty)
        {
            return false;
        }

        try
        {
            var reader = new Utf8JsonReader(_rest.Span, isFinalBlock: true, _state);
            if (!_isInside && (!reader.Read() || reader.TokenType != JsonTokenType.StartArray))
            {
                throw new JsonException();
            }

            _isInside = true;
            while (rows.Count < MostAtOnce)
            {
                if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                {
                    _rest = reader.TokenType == JsonTokenType.EndArray ? default : throw new JsonException();
                    return rows.Count > 0;
                }

                outcome.SawValue = outcome.SawValue || HoldsValue(reader);
                rows.Add(read(ref reader, _rest));
            }

            _state = reader.CurrentState;
            _rest = _rest[(int)reader.BytesConsumed..];
            return true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Their messages quote the JSON, which is evidence: it stays out of ours.
            throw new MegaraptorException(
                MegaraptorErrorCode.ServerError,
                "The server sent rows that are no JSON array of objects.",
                "Something between client and server may have changed them; the server may also be of a version that this client does not know.");
        }
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
