using System.Text;
using System.Text.Json;
using Megaraptor.Sdk.Query;

namespace Megaraptor.CommandLine.Formats;

/// <summary>The columns of a row as cells: texts as they are, everything else as JSON, NULL as nothing.</summary>
internal static class Cells
{
    internal static OrderedDictionary<string, string> Of(ReadOnlySpan<byte> row)
    {
        var cells = new OrderedDictionary<string, string>();
        var reader = new Utf8JsonReader(row, new JsonReaderOptions { MaxDepth = JsonValues.MaxDepth });
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            reader.Read();
            cells[name] = Value(ref reader, row);
        }

        return cells;
    }

    private static string Value(ref Utf8JsonReader reader, ReadOnlySpan<byte> row)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return "";
            case JsonTokenType.String:
                return reader.GetString()!;
            default:
                int start = (int)reader.TokenStartIndex;
                reader.Skip();
                return Encoding.UTF8.GetString(row[start..(int)reader.BytesConsumed]);
        }
    }
}
