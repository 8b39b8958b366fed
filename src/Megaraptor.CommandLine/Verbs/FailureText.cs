using Megaraptor.CommandLine.Formats;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Evidence;
using Megaraptor.Sdk.Query;
using Spectre.Console;

namespace Megaraptor.CommandLine.Verbs;

/// <summary>A failure as a person reads it: what is wrong, what to do, and the server's own log lines where they say more.</summary>
internal static class FailureText
{
    internal static void Write(Terminal terminal, MegaraptorException failure)
    {
        Line(terminal, "[red]error:[/]", VerbWords.InPlaceOfOperations(failure.Message));
        if (failure.Hint is not null)
        {
            Line(terminal, "[yellow]hint:[/]", VerbWords.InPlaceOfOperations(failure.Hint));
        }

        if (failure is VqlException { Logs.Count: > 1 } vql)
        {
            WriteLogs(terminal, vql.Logs);
        }
    }

    internal static void WriteLogs(Terminal terminal, IReadOnlyList<VqlLogEntry> logs)
    {
        const int Most = 20;
        string[] distinct = [.. logs.Select(static log => log.ToString()).Distinct()];
        foreach (string log in distinct.Take(Most))
        {
            Line(terminal, "[grey]log:[/]", log);
        }

        if (distinct.Length > Most)
        {
            Line(terminal, "[grey]log:[/]", $"… and {distinct.Length - Most} more lines");
        }
    }

    internal static void Line(Terminal terminal, string label, string text)
    {
        terminal.Error.Markup(label + " ");
        terminal.Error.WriteLine(EvidenceText.Show(text));
    }
}
