using System.Globalization;
using System.Text.Json;
using Megaraptor.Sdk.Evidence;
using Megaraptor.Sdk.Query;
using Spectre.Console;

namespace Megaraptor.CommandLine.Formats;

/// <summary>A table for people; one line a value where a table would be too wide. Long cells are shortened: the other formats hold everything.</summary>
internal sealed class TableSink(IAnsiConsole console) : FormatSink(EvidenceEncoder.Instance)
{
    private const int WidestCell = 72;

    /// <summary>What a cell needs at least to be read when it is wrapped.</summary>
    private const int NarrowestCell = 12;

    private readonly List<string> _columns = [];
    private readonly List<OrderedDictionary<string, string>> _rows = [];
    private bool _isSingle;

    protected override void Finish()
    {
        if (_isSingle || !Fits())
        {
            RecordLayout.Write(console, _rows);
        }
        else if (_rows.Count > 0)
        {
            console.Write(Build());
        }
    }

    protected override void Write(ReadOnlySpan<byte> json, bool isRow)
    {
        var value = new VqlValue(json.ToArray());
        var cells = new OrderedDictionary<string, string>();
        if (isRow)
        {
            AddRow(value, cells);
        }
        else
        {
            _isSingle = true;
            Flatten(value, "", cells);
        }

        _rows.Add(cells);
    }

    private void AddRow(VqlValue row, OrderedDictionary<string, string> cells)
    {
        foreach ((string name, VqlValue value) in row.Members())
        {
            string column = EvidenceText.Show(name);
            cells[column] = CellText.Of(value);
            if (!_columns.Contains(column))
            {
                _columns.Add(column);
            }
        }
    }

    /// <summary>A single object reads best as one line a value, with the path to it.</summary>
    private static void Flatten(VqlValue value, string path, OrderedDictionary<string, string> cells)
    {
        if (value.Kind == JsonValueKind.Array && value.Elements().Any(static element => element.Kind == JsonValueKind.Object))
        {
            int index = 0;
            foreach (VqlValue element in value.Elements())
            {
                Flatten(element, string.Create(CultureInfo.InvariantCulture, $"{path}[{index++}]"), cells);
            }

            return;
        }

        if (value.Kind != JsonValueKind.Object)
        {
            cells[path] = CellText.Of(value);
            return;
        }

        foreach ((string name, VqlValue member) in value.Members())
        {
            string shown = EvidenceText.Show(name);
            Flatten(member, path.Length == 0 ? shown : $"{path}.{shown}", cells);
        }
    }

    private bool Fits()
    {
        int needed = 1;
        foreach (string column in _columns)
        {
            int longest = _rows.Max(row => row.GetValueOrDefault(column, "").Length);
            needed += Math.Max(column.Length, Math.Min(longest, NarrowestCell)) + 3;
        }

        return needed <= console.Profile.Width;
    }

    private Table Build()
    {
        var table = new Table { Border = TableBorder.Rounded };
        foreach (string column in _columns)
        {
            table.AddColumn(new TableColumn(Markup.Escape(column)) { NoWrap = false });
        }

        foreach (OrderedDictionary<string, string> row in _rows)
        {
            table.AddRow(_columns.Select(column => new Text(Shorten(row.GetValueOrDefault(column, "")))));
        }

        return table;
    }

    private static string Shorten(string cell) =>
        cell.Length <= WidestCell ? cell : string.Concat(cell.AsSpan(0, char.IsHighSurrogate(cell[WidestCell - 2]) ? WidestCell - 2 : WidestCell - 1), "…");
}
