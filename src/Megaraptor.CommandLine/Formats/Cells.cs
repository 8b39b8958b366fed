using System.Text;
using System.Text.Json;

namespace Megaraptor.CommandLine.Formats;

/// <summary>The columns of a row as cells: texts as they are, everything else as JSON, NULL as nothing.</summary>
internal static class Cells
{
    internal static List<KeyValuePair<string, string>> Of(ReadOnlySpan<byte> row)
    {
        var cells = new List<KeyValuePair<string, string>>();
        var reader = new Utf8JsonReader(row);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            reader.Read();
            cells.Add(new(name, Value(ref reader, row)));
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
