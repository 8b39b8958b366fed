namespace Megaraptor.Vql.Checking.Files;

/// <summary>Writes findings as compilers do, so that editors and builds find the place: <c>file(line,col): error MEGA200: …</c>.</summary>
public static class TextReport
{
    /// <summary>Writes a finding.</summary>
    /// <param name="finding">The finding.</param>
    /// <returns>One line, without its end.</returns>
    public static string Line(FileFinding finding)
    {
        string suggestion = finding.Diagnostic.Suggestion is { } text ? " " + text : "";
        return $"{finding.Path}({finding.Start.Line},{finding.Start.Column}): {finding.SeverityText} {finding.Diagnostic.Id}: {OneLine(finding.Diagnostic.Message + suggestion)}";
    }

    /// <summary>Counts findings, for people.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="files">How many files were checked.</param>
    /// <returns>One sentence.</returns>
    public static string Summary(IReadOnlyCollection<FileFinding> findings, int files)
    {
        string[] counts =
        [
            .. ((DiagnosticSeverity[])[DiagnosticSeverity.Error, DiagnosticSeverity.Warning, DiagnosticSeverity.Hint])
                .Select(severity => (severity, Count: findings.Count(finding => finding.Diagnostic.Severity == severity)))
                .Where(static count => count.Count > 0)
                .Select(static count => Plural(count.Count, count.severity.ToString().ToLowerInvariant())),
        ];
        string what = counts.Length switch
        {
            0 => "Nothing found",
            1 => counts[0],
            _ => $"{string.Join(", ", counts.Take(counts.Length - 1))} and {counts[counts.Length - 1]}",
        };
        return $"{what} in {Plural(files, "file")}.";
    }

    private static string Plural(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    /// <summary>A name in the text may hold line ends, which would break the report.</summary>
    private static string OneLine(string text) => text.IndexOfAny(['\n', '\r']) < 0 ? text : text.Replace("\r", "\\r").Replace("\n", "\\n");
}
