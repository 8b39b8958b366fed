using System.Text.Json;
using Megaraptor.Sdk.Evidence;
using Megaraptor.Sdk.Operations.Flows;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Clients;

/// <summary>
/// Judges by what a flow left whether a host is isolated, or released. A flow that finished proves nothing: where its condition
/// did not hold it does nothing and finishes, and where the host lost the server it undoes what it did and finishes. So only
/// words of success in the last row, with no word of failure anywhere, are taken for it.
/// </summary>
internal static class QuarantineEvidence
{
    private const int LongestQuote = 200;

    private static readonly string[] s_failures =
    [
        "fail", "error", "unable", "cannot", "could not", "denied", "timed out", "timeout", "unsuccess", "abort", " not ", " no ", "nothing", "never",
    ];

    private static readonly string[] s_successes = ["success", "applied", "isolated", "quarantined", "enabled", "in place"];

    private static readonly string[] s_releases = ["removed", "deleted", "lifted", "released", "unquarantined", "flushed"];

    /// <summary>Whatever sounds like taking it back outweighs a success.</summary>
    private static readonly string[] s_undoings = [.. s_releases, "remov", "delet", "revert", "roll", "releas", "undo", "undone", "unquarantin", "unisolat", "disabled", "cleared"];

    /// <summary>The judgement, and the sentence that says why.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="isQuarantine">Whether it was to isolate; false for a release.</param>
    /// <param name="rows">All its rows.</param>
    /// <param name="logs">Its log.</param>
    internal static (bool IsVerified, string Finding) Judge(FlowStatus flow, bool isQuarantine, IReadOnlyList<VqlRow> rows, IReadOnlyList<FlowLog> logs)
    {
        string doubt = isQuarantine ? "Take it for not isolated" : "Take it for still isolated";
        if (!flow.Ended)
        {
            return (false, $"{(isQuarantine ? "Not isolated yet" : "Not released yet")}. {flow.Situation}");
        }

        if (flow.State != FlowStates.Finished)
        {
            return (false, $"The collection ended with an error: {Quote(flow.Status)} {doubt}, and read its rows and logs.");
        }

        if (rows.Count == 0)
        {
            return (false, $"The collection finished and reported nothing: the artifact's condition did not hold on this host, or it could not work. {doubt}.");
        }

        string[] texts = [.. rows.Select(Text)];
        if (Array.Find(texts, static text => Holds(text, s_failures)) is { } failure)
        {
            return (false, $"The endpoint reported a failure: {Quote(failure)} {doubt}.");
        }

        if (logs.FirstOrDefault(static log => log.Level == "ERROR") is { } error)
        {
            return (false, $"The endpoint logged an error: {Quote(error.Message)} {doubt}.");
        }

        string last = texts[^1];
        bool isUndone = Holds(last, s_undoings);
        bool isDone = isQuarantine ? !isUndone && Holds(last, s_successes) : Holds(last, s_releases);
        return (isDone, isDone
            ? $"{(isQuarantine ? "Isolated" : "Released")}, by the endpoint's own word: {Quote(last)}"
            : isQuarantine && isUndone
                ? $"The endpoint reported that the isolation was taken back: {Quote(last)} It does so when it cannot reach the server any more. {doubt}."
                : $"The endpoint's report does not say so in words that are known: {Quote(last)} {doubt} until you have read its rows.");
    }

    private static bool Holds(string text, string[] words) => Array.Exists(words, word => $" {text} ".Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>The texts of a row, without its names.</summary>
    private static string Text(VqlRow row) =>
        string.Join("; ", row.Columns.Where(static column => column.Value.Kind == JsonValueKind.String && column.Value.AsTimestamp() is null && column.Key != "_Source").Select(static column => column.Value.AsString()));

    private static string Quote(string text)
    {
        string line = EvidenceText.Show(text.Trim());
        return $"\"{(line.Length <= LongestQuote ? line : line[..(char.IsHighSurrogate(line[LongestQuote - 1]) ? LongestQuote - 1 : LongestQuote)] + "…")}\".";
    }
}
