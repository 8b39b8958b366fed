using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Megaraptor.Lab.Store.Rows;

namespace Megaraptor.Lab.Offline;

/// <summary>Rows that a container holds as CSV only. The cells have the types that the server's own dialect of CSV gives them.</summary>
/// <param name="open">Opens the member from its beginning.</param>
internal sealed class CsvRows(Func<Stream> open) : RowSet
{
    private const string Base64Prefix = "base64:";

    private long? _count;

    /// <inheritdoc/>
    public override long Count => _count ??= Read().LongCount();

    /// <inheritdoc/>
    public override IEnumerable<ReadOnlyMemory<byte>> Read(long start = 0)
    {
        using var text = new StreamReader(open(), Encoding.UTF8);
        var reader = new CsvRecordReader(text);
        if (reader.Read() is not { } header)
        {
            yield break;
        }

        long index = 0;
        while (reader.Read() is { } cells)
        {
            if ((cells is [""] && header.Count > 1) || index++ < start)
            {
                continue;
            }

            var buffer = new ArrayBufferWriter<byte>();
            Write(buffer, header, cells);
            yield return buffer.WrittenMemory;
        }
    }

    private static void Write(ArrayBufferWriter<byte> buffer, IReadOnlyList<string> header, IReadOnlyList<string> cells)
    {
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        for (int i = 0; i < header.Count; i++)
        {
            json.WritePropertyName(header[i]);
            WriteCell(json, i < cells.Count ? cells[i] : "");
        }

        json.WriteEndObject();
    }

    private static void WriteCell(Utf8JsonWriter json, string cell)
    {
        if (cell is "true" or "false")
        {
            json.WriteBooleanValue(cell == "true");
        }
        else if (long.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long integer))
        {
            json.WriteNumberValue(integer);
        }
        else if (IsFloat(cell, out double number))
        {
            json.WriteNumberValue(number);
        }
        else if (!TryWriteJson(json, cell))
        {
            json.WriteStringValue(Text(cell));
        }
    }

    private static bool IsFloat(string cell, out double number)
    {
        number = 0;
        return cell.Length > 0
            && (char.IsAsciiDigit(cell[0]) || cell[0] is '-' or '.')
            && double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out number)
            && double.IsFinite(number);
    }

    private static bool TryWriteJson(Utf8JsonWriter json, string cell)
    {
        if (cell.Length == 0 || cell[0] is not ('{' or '['))
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(cell);
            document.RootElement.WriteTo(json);
            return true;
        }
        catch (JsonException)
        {
            // Then it is a text that begins like JSON.
            return false;
        }
    }

    private static string Text(string cell)
    {
        // A blank in front protects a text that would be taken for something else.
        if (cell.StartsWith(' '))
        {
            return cell[1..];
        }

        byte[] bytes = new byte[cell.Length];
        return cell.StartsWith(Base64Prefix, StringComparison.Ordinal) && Convert.TryFromBase64String(cell[Base64Prefix.Length..], bytes, out int length)
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : cell;
    }
}
