namespace Megaraptor.Sdk.Query;

/// <summary>Judges a query by its rows and logs together, since the server ends nearly every failure with status OK.</summary>
internal static class VerdictRules
{
    /// <summary>The verdict on a stream that ended with status OK, and the log line that decided it.</summary>
    /// <param name="logs">The logs.</param>
    /// <param name="hasRows">Whether any row came.</param>
    /// <param name="hasValues">Whether any row held a value other than NULL.</param>
    /// <returns>The verdict; the log is null for a good one.</returns>
    internal static (VqlVerdict Verdict, VqlLogEntry? Because) Judge(IReadOnlyList<VqlLogEntry> logs, bool hasRows, bool hasValues)
    {
        VqlLogEntry? worst = null;
        LogMeaning meaning = LogMeaning.Diagnostic;
        foreach (VqlLogEntry log in logs)
        {
            LogMeaning of = LogRules.MeaningOf(log);
            if (of > meaning)
            {
                (worst, meaning) = (log, of);
            }
        }

        bool hasResult = hasRows && hasValues;
        return meaning switch
        {
            LogMeaning.SyntaxError when hasRows => (VqlVerdict.Partial, worst),
            LogMeaning.SyntaxError => (VqlVerdict.VqlError, worst),
            LogMeaning.Timeout => (VqlVerdict.TimedOut, worst),
            > LogMeaning.Complaint when hasResult => (VqlVerdict.Partial, worst),
            LogMeaning.NotFound => (VqlVerdict.NotFound, worst),
            LogMeaning.Denial => (VqlVerdict.Denied, worst),
            LogMeaning.Failure => (VqlVerdict.VqlError, worst),
            LogMeaning.Complaint when !hasResult => (VqlVerdict.VqlError, worst),
            _ => (hasRows ? VqlVerdict.Ok : VqlVerdict.OkNoRows, null),
        };
    }
}
