using System.Globalization;
using Megaraptor.Sdk.Query;
using Megaraptor.Vql.Syntax;

namespace Megaraptor.Sdk.Errors;

/// <summary>Makes the exception of a verdict: the server's own words, the position, and what to do next.</summary>
internal static class VerdictFailures
{
    internal static MegaraptorException Explain(QueryOutcome outcome, VqlLogEntry because, VqlQuery query)
    {
        string words = LogText.Message(because.Text);
        return outcome.Verdict switch
        {
            VqlVerdict.Denied => Denied(words, outcome),
            VqlVerdict.NotFound => new NotFoundException(Sentence(words), ServerWordsAdvice.For(words, query)),
            VqlVerdict.TimedOut => new VqlException(
                MegaraptorErrorCode.TimedOut,
                $"The query ran into its time limit{After(outcome)}: {words.TrimEnd('.')}.",
                "Give it more time (timeout), or make it cheaper with WHERE and LIMIT. What arrived is not all there is.",
                outcome.Logs)
            { RowsRead = outcome.RowsRead },
            VqlVerdict.Partial => new VqlException(
                MegaraptorErrorCode.Partial,
                Sentence($"The result is not complete: {words}"),
                ServerWordsAdvice.For(words, query),
                outcome.Logs)
            { RowsRead = outcome.RowsRead },
            _ when words.StartsWith(LogRules.SyntaxErrorPrefix, StringComparison.Ordinal) => Syntax(words, outcome, query),
            _ => Located(words, outcome, query),
        };
    }

    /// <summary>The exception of a text that our own parser refuses, as the server would.</summary>
    /// <param name="parsed">The text.</param>
    /// <returns>The exception, with position and suggestion; null when the text is valid.</returns>
    internal static VqlException? Explain(VqlParseResult parsed)
    {
        if (parsed.IsValid)
        {
            return null;
        }

        SyntaxError error = parsed.Errors[0];
        Vql.Text.TextPosition position = parsed.Lines.Utf16(error.Span.Start);
        return new VqlException(
            MegaraptorErrorCode.VqlError,
            string.Create(CultureInfo.InvariantCulture, $"The VQL does not parse (line {position.Line}, column {position.Column}): {error.Message}"),
            error.Suggestion)
        {
            Line = position.Line,
            Column = position.Column,
        };
    }

    private static PermissionDeniedException Denied(string words, QueryOutcome outcome)
    {
        string? permission = PermissionAdvice.Find(words);
        return new PermissionDeniedException(Sentence(words), PermissionAdvice.For(permission), permission, outcome.Logs) { RowsRead = outcome.RowsRead };
    }

    private static VqlException Syntax(string words, QueryOutcome outcome, VqlQuery query)
    {
        foreach (VqlStatements statements in query.Statements)
        {
            if (Explain(VqlSyntax.Parse(statements.Text)) is { } own)
            {
                return new VqlException(own.Code, own.Message, own.Hint, outcome.Logs) { Line = own.Line, Column = own.Column };
            }
        }

        // A server that refuses what our parser accepts has a newer or older grammar: only its words can be shown.
        return new VqlException(MegaraptorErrorCode.VqlError, Sentence(words), logs: outcome.Logs);
    }

    private static VqlException Located(string words, QueryOutcome outcome, VqlQuery query)
    {
        (int Line, int Column)? place = ServerWordsAdvice.Locate(words, query);
        return new VqlException(MegaraptorErrorCode.VqlError, Sentence(words), ServerWordsAdvice.For(words, query), outcome.Logs)
        {
            Line = place?.Line,
            Column = place?.Column,
            RowsRead = outcome.RowsRead,
        };
    }

    private static string After(QueryOutcome outcome) =>
        outcome.RowsRead == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" after {outcome.RowsRead} rows");

    private static string Sentence(string words) => words.EndsWith('.') || words.EndsWith('?') ? words : words + ".";
}
