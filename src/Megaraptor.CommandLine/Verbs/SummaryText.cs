using System.Globalization;
using Megaraptor.CommandLine.Formats;
using Megaraptor.Sdk.Orgs;
using Megaraptor.Sdk.Query;

namespace Megaraptor.CommandLine.Verbs;

/// <summary>What is said on standard error behind the rows: notes, logs, and whether there is more.</summary>
public static class SummaryText
{
    /// <summary>Writes what is known beside the rows.</summary>
    /// <param name="terminal">Where to write.</param>
    /// <param name="sink">The sink that took the rows.</param>
    public static void Write(Terminal terminal, FormatSink sink)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        ArgumentNullException.ThrowIfNull(sink);
        if (sink.Summary is not { } summary)
        {
            return;
        }

        foreach (OrgVerdict org in summary.Orgs)
        {
            Write(terminal, org);
        }

        foreach (string note in summary.Notes)
        {
            FailureText.Line(terminal, "[grey]note:[/]", note);
        }

        FailureText.WriteLogs(terminal, summary.Logs);
        if (summary.Verdict == VqlVerdict.OkNoRows)
        {
            FailureText.Line(terminal, "[grey]note:[/]", "No rows: the query ran and nothing matched.");
        }
        else if (summary.HasMore == true)
        {
            string go = summary.NextCursor is null ? "Raise --limit to see more." : $"Go on with --cursor {summary.NextCursor}";
            FailureText.Line(terminal, "[yellow]more:[/]", string.Create(CultureInfo.InvariantCulture, $"{summary.Rows} rows shown, there are more. {go}"));
        }
    }

    private static void Write(Terminal terminal, OrgVerdict org)
    {
        string rows = string.Create(CultureInfo.InvariantCulture, $"{org.OrgId} ({org.Name}): {org.Verdict}, {org.Rows} rows");
        FailureText.Line(terminal, org.IsFailure ? "[red]org:[/]" : "[grey]org:[/]", org.Error is null ? rows : $"{rows}: {org.Error} {org.Hint}".TrimEnd());
    }
}
