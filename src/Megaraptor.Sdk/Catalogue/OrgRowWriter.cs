using System.Buffers;
using System.Text.Json;
using Megaraptor.Sdk.Orgs;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Catalogue;

/// <summary>Writes rows with the org that they came from: <c>_OrgId</c> before the row's own members.</summary>
/// <typeparam name="T">The type of a row.</typeparam>
internal sealed class OrgRowWriter<T>(RowWriter<T> write)
{
    private const string OrgId = "_OrgId";

    private readonly ArrayBufferWriter<byte> _row = new();

    internal void Write(Utf8JsonWriter writer, OrgRow<T> row)
    {
        ReadOnlyMemory<byte> json = Json(row.Row, writer.Options);
        var reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { MaxDepth = JsonValues.MaxDepth });
        reader.Read();
        writer.WriteStartObject();
        writer.WriteString(OrgId, row.OrgId);
        if (reader.TokenType != JsonTokenType.StartObject || HasOwnOrg(json.Span))
        {
            // What is no object, or has a member of that name, stays as it is, one level deeper: nothing is renamed, lost or doubled.
            writer.WritePropertyName("row");
            writer.WriteRawValue(json.Span, skipInputValidation: true);
        }
        else
        {
            WriteMembers(writer, json.Span, ref reader);
        }

        writer.WriteEndObject();
    }

    private static void WriteMembers(Utf8JsonWriter writer, ReadOnlySpan<byte> json, ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            writer.WritePropertyName(reader.GetString()!);
            reader.Read();
            int begin = (int)reader.TokenStartIndex;
            reader.Skip();
            writer.WriteRawValue(json[begin..(int)reader.BytesConsumed], skipInputValidation: true);
        }
    }

    private static bool HasOwnOrg(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = JsonValues.MaxDepth });
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals(OrgId))
            {
                return true;
            }

            reader.Read();
            reader.Skip();
        }

        return false;
    }

    private ReadOnlyMemory<byte> Json(T row, JsonWriterOptions options)
    {
        _row.ResetWrittenCount();
        using var writer = new Utf8JsonWriter(_row, options with { Indented = false });
        write(writer, row);
        writer.Flush();
        return _row.WrittenMemory;
    }
}
