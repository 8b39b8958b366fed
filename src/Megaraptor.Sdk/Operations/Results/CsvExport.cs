using System.Buffers;
using System.Text;
using Megaraptor.Sdk.Files;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Results;

/// <summary>Writes rows as CSV by RFC 4180. Evidence is written exactly: a cell that a spreadsheet would take for a formula stays one.</summary>
internal static class CsvExport
{
    private const int BufferBytes = 1024 * 1024;

    private static readonly SearchValues<char> s_quoted = SearchValues.Create(",\"\r\n");

    internal static async Task WriteAsync(RowSpool spool, OutputFile file, CancellationToken cancellationToken)
    {
        IReadOnlyList<ExportColumn> columns = spool.Columns;
        if (columns.Count == 0)
        {
            return;
        }

        var text = new StringBuilder();
        Append(text, [.. columns.Select(static column => column.Name)]);
        await foreach (VqlRow row in spool.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            Dictionary<string, VqlValue> values = new(row.Columns, StringComparer.Ordinal);
            Append(text, [.. columns.Select(column => values.TryGetValue(column.Name, out VqlValue value) && !value.IsNull ? value.ToString() : "")]);
            if (text.Length >= BufferBytes)
            {
                await FlushAsync(text, file, cancellationToken).ConfigureAwait(false);
            }
        }

        await FlushAsync(text, file, cancellationToken).ConfigureAwait(false);
    }

    private static void Append(StringBuilder text, IReadOnlyList<string> cells)
    {
        if (cells is [""])
        {
            // An empty line would be taken for no row.
            text.Append("\"\"\r\n");
            return;
        }

        string separator = "";
        foreach (string cell in cells)
        {
            text.Append(separator);
            separator = ",";
            _ = cell.AsSpan().ContainsAny(s_quoted)
                ? text.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"')
                : text.Append(cell);
        }

        text.Append("\r\n");
    }

    private static Task FlushAsync(StringBuilder text, OutputFile file, CancellationToken cancellationToken)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text.ToString());
        text.Clear();
        return file.WriteAsync(bytes, cancellationToken);
    }
}
