using System.Text;
using System.Text.Encodings.Web;

namespace Megaraptor.CommandLine.Formats;

/// <summary>
/// Comma-separated values (RFC 4180). The header names every column of every row, and rows of one query need not have the
/// same columns: so the rows are held back until the last one is known.
/// </summary>
internal sealed class CsvSink(Stream output, JavaScriptEncoder encoder, Func<string, string> show) : FormatSink(encoder)
{
    private static readonly System.Buffers.SearchValues<char> s_quoted = System.Buffers.SearchValues.Create(",\"\r\n");

    private readonly List<string> _columns = [];
    private readonly List<OrderedDictionary<string, string>> _rows = [];

    protected override void Finish()
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\r\n" };
        if (_columns.Count == 0)
        {
            return;
        }

        writer.WriteLine(string.Join(',', _columns.Select(column => Quote(show(column)))));
        foreach (OrderedDictionary<string, string> row in _rows)
        {
            writer.WriteLine(string.Join(',', _columns.Select(column => Quote(show(row.GetValueOrDefault(column, ""))))));
        }
    }

    protected override void Write(ReadOnlySpan<byte> json, bool isRow)
    {
        OrderedDictionary<string, string> cells = Cells.Of(json);
        foreach ((string column, _) in cells)
        {
            if (!_columns.Contains(column))
            {
                _columns.Add(column);
            }
        }

        _rows.Add(cells);
    }

    private static string Quote(string cell) =>
        cell.AsSpan().ContainsAny(s_quoted) ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
