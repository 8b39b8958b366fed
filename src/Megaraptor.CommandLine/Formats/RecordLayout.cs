using Spectre.Console;

namespace Megaraptor.CommandLine.Formats;

/// <summary>One line a value, for what is too wide for a table.</summary>
internal static class RecordLayout
{
    /// <summary>Writes records one below the other; what is empty is left out.</summary>
    internal static void Write(IAnsiConsole console, IReadOnlyList<OrderedDictionary<string, string>> rows)
    {
        for (int i = 0; i < rows.Count; i++)
        {
            if (rows.Count > 1)
            {
                console.MarkupLineInterpolated($"[grey]── {i + 1} ──[/]");
            }

            WriteOne(console, rows[i]);
        }
    }

    private static void WriteOne(IAnsiConsole console, OrderedDictionary<string, string> row)
    {
        var grid = new Grid { Expand = false };
        grid.AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 2, 0) });
        grid.AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) });
        foreach ((string name, string value) in row.Where(static cell => cell.Value.Length > 0))
        {
            grid.AddRow(new Text(name, new Style(Color.Grey)), new Text(value));
        }

        console.Write(grid);
    }
}
