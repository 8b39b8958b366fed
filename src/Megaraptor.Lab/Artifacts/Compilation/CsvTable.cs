using System.Text;
using Megaraptor.Lab.Evaluation.Documents;
using Megaraptor.Lab.Evaluation.Json;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Artifacts.Compilation;

/// <summary>Writes rows as CSV with a header, in the server's dialect.</summary>
internal static class CsvTable
{
    /// <summary>The text of rows; null when the value is no list of dicts.</summary>
    public static string? Of(object? value)
    {
        if (value is not VqlList { Count: > 0 } list || list[0] is not VqlDict first)
        {
            return null;
        }

        var text = new StringBuilder();
        string[] header = [.. first.Keys];
        CsvText.AppendLine(text, header);
        foreach (object? item in list)
        {
            if (item is not VqlDict row)
            {
                return null;
            }

            CsvText.AppendLine(text, header.Select(name => CellOf(row[name])));
        }

        return text.ToString();
    }

    /// <summary>The cell of a value: a text as it is, anything else as JSON without the quotes around it.</summary>
    public static string CellOf(object? value) => value switch
    {
        null => "",
        string text => text,
        _ => JsonText.Of(value).Trim('"'),
    };
}
