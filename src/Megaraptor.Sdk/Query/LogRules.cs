using System.Buffers;
using Megaraptor.Sdk.Errors;

namespace Megaraptor.Sdk.Query;

/// <summary>
/// Reads the meaning of log lines. The server reports broken queries, denials and timeouts only there: by a prefix, by
/// level, or by texts without either. A line that the <c>log()</c> function wrote carries a level prefix always, so texts
/// without one are the server's own words.
/// </summary>
internal static class LogRules
{
    internal const string SyntaxErrorPrefix = "VQL Error:";

    private static readonly string[] s_lostValues =
    [
        "Unknown parameter ", "Order by column ", "Compile regexp: ", "Unable to compile regex", "Stack Overflow: ",
        "Invalid choice for parameter ", "Invalid CSV for ",
    ];

    /// <summary>Own words of plugins that tell of no problem.</summary>
    private static readonly string[] s_harmless = ["query: running query ", "memoize "];

    private static readonly SearchValues<char> s_nameCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    internal static LogMeaning MeaningOf(VqlLogEntry log)
    {
        string text = log.Text;
        if (log.HasPrefix)
        {
            return log.Level != VqlLogLevel.Error ? LogMeaning.Diagnostic
                : PermissionAdvice.IsDenial(text) ? LogMeaning.Denial
                : LogMeaning.Failure;
        }

        if (text == "Starting query execution." || (text.StartsWith("Time ", StringComparison.Ordinal) && text.Contains(": Sending response part ", StringComparison.Ordinal)))
        {
            return LogMeaning.Progress;
        }

        if (text.StartsWith(SyntaxErrorPrefix, StringComparison.Ordinal))
        {
            return LogMeaning.SyntaxError;
        }

        if (text.Contains("Timeout Error:", StringComparison.Ordinal) && text.Contains("timed out after", StringComparison.Ordinal))
        {
            return LogMeaning.Timeout;
        }

        if (PermissionAdvice.IsDenial(text) || text.Contains("Server locked down", StringComparison.Ordinal))
        {
            return LogMeaning.Denial;
        }

        if (IsNotFound(text))
        {
            return LogMeaning.NotFound;
        }

        if (Array.Exists(s_lostValues, start => text.StartsWith(start, StringComparison.Ordinal)) || IsDroppedParameter(text))
        {
            return LogMeaning.Failure;
        }

        if (Speaker(text) is { } speaker && IsBrokenCall(text.AsSpan(speaker.Length + 2)))
        {
            return LogMeaning.Failure;
        }

        return Speaker(text) is not null && !Array.Exists(s_harmless, start => text.StartsWith(start, StringComparison.Ordinal))
            ? LogMeaning.Complaint
            : LogMeaning.Diagnostic;
    }

    /// <summary>The function or plugin that a text names before its first colon, or null.</summary>
    internal static string? Speaker(string text)
    {
        int colon = text.IndexOf(": ", StringComparison.Ordinal);
        return colon > 0 && text.AsSpan(0, colon).IndexOfAnyExcept(s_nameCharacters) < 0 ? text[..colon] : null;
    }

    /// <summary>Whether a function or plugin says that it was called wrongly: what it would have yielded is lost.</summary>
    private static bool IsBrokenCall(ReadOnlySpan<char> words) =>
        words.StartsWith("Unexpected arg ") || (words.StartsWith("Field ") && words.EndsWith(" is required"));

    private static bool IsNotFound(string text) =>
        (text.StartsWith("Artifact ", StringComparison.Ordinal) && text.EndsWith(" not found", StringComparison.Ordinal))
        || text.EndsWith("NotFoundError", StringComparison.Ordinal)
        || text.EndsWith("Hunt not found", StringComparison.Ordinal)
        || (text.EndsWith(" not known", StringComparison.Ordinal) && text.Contains(": artifact ", StringComparison.OrdinalIgnoreCase));

    private static bool IsDroppedParameter(string text) =>
        text.StartsWith("Parameter ", StringComparison.Ordinal) && text.EndsWith(" should be a string", StringComparison.Ordinal);
}
