using System.Text;
using Megaraptor.Lab.Evaluation.Operators;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Documents;

/// <summary>Writes rows as CSV. The first row gives the columns.</summary>
internal static class CsvText
{
    /// <summary>Writes rows.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="rows">The rows.</param>
    /// <returns>The text, a line for the columns and one for each row.</returns>
    public static string Of(Scope scope, VqlList rows)
    {
        var text = new StringBuilder();
        string[] columns = [];
        bool hasHeader = false;
        foreach (object? row in rows)
        {
            if (columns.Length == 0)
            {
                columns = [.. Members.Names(row)];
            }

            if (!hasHeader)
            {
                AppendLine(text, columns);
                hasHeader = true;
            }

            AppendLine(text, columns.Select(column => CsvCell.Of(scope, Members.Find(scope, row, column, out object? value) == Lookup.Found ? value : null)));
        }

        return text.ToString();
    }

    /// <summary>Adds a line.</summary>
    /// <param name="text">The text so far.</param>
    /// <param name="cells">The cells, not quoted yet.</param>
    public static void AppendLine(StringBuilder text, IEnumerable<string> cells) =>
        text.AppendJoin(',', cells.Select(Quote)).Append('\n');

    private static string Quote(string cell)
    {
        bool needsQuotes = cell.Length > 0 && (cell == @"\." || cell.AsSpan().IndexOfAny(",\"\r\n") >= 0 || char.IsWhiteSpace(cell[0]));
        return needsQuotes ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
    }
}
