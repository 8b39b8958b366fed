using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Checking.Files;

/// <summary>Writes findings as one JSON array.</summary>
public static class JsonReport
{
    /// <summary>Writes findings.</summary>
    /// <param name="findings">The findings.</param>
    /// <returns>
    /// An array of <c>{file, line, column, id, severity, message, suggestion}</c>; lines and columns count from 1, columns in
    /// UTF-16 code units; the suggestion may be null.
    /// </returns>
    public static string Write(IEnumerable<FileFinding> findings)
    {
        JsonBuilder json = new JsonBuilder().Open('[');
        foreach (FileFinding finding in findings)
        {
            json.Line().Open('{')
                .Member("file", finding.Path)
                .Member("line", finding.Start.Line)
                .Member("column", finding.Start.Column)
                .Member("id", finding.Diagnostic.Id)
                .Member("severity", finding.SeverityText)
                .Member("message", finding.Diagnostic.Message)
                .Member("suggestion", finding.Diagnostic.Suggestion)
                .Close('}');
        }

        return json.Close(']').ToString();
    }
}
