using Megaraptor.Sdk.Evidence;
using Spectre.Console;

namespace Megaraptor.CommandLine.Formats;

/// <summary>A table for people. Cells are shortened to stay readable; the other formats hold everything.</summary>
internal sealed class TableSink(IAnsiConsole console) : FormatSink(EvidenceEncoder.Instance)
{
    private const int WidestCell = 72;

    private readonly List<string> _columns = [];
    private readonly List<OrderedDictionary<string, string>> _rows = [];

    protected override void Finish()
    {
        if (_rows.Count > 0)
        {
            console.Write(Build());
        }
    }

    protected override void Write(ReadOnlySpan<byte> json, bool isRow)
    {
        OrderedDictionary<string, string> cells = Cells.Of(json);
        if (!isRow)
        {
            // A single object reads best as one line a member.
            _columns.AddRange(["", " "]);
            _rows.AddRange(cells.Select(static cell => new OrderedDictionary<string, string> { [""] = cell.Key, [" "] = cell.Value }));
            return;
        }

        foreach ((string column, _) in cells)
        {
            if (!_columns.Contains(column))
            {
                _columns.Add(column);
            }
        }

        _rows.Add(cells);
    }

    private Table Build()
    {
        var table = new Table { Border = TableBorder.Rounded, ShowHeaders = _columns is not ["", " "] };
        foreach (string column in _columns)
        {
            table.AddColumn(new TableColumn(Markup.Escape(EvidenceText.Show(column))) { NoWrap = false });
        }

        foreach (OrderedDictionary<string, string> row in _rows)
        {
            table.AddRow(_columns.Select(column => new Text(Shorten(EvidenceText.Show(row.GetValueOrDefault(column, ""))))));
        }

        return table;
    }

    private static string Shorten(string cell) => cell.Length <= WidestCell ? cell : string.Concat(cell.AsSpan(0, WidestCell - 1), "…");
}
