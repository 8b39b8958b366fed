using Microsoft.Extensions.Logging;

namespace Megaraptor.Sdk.Query;

/// <summary>What the client logs about its queries: how they ended, never their text, values or rows.</summary>
internal sealed partial class QueryLog(ILogger logger, TimeProvider timeProvider)
{
    internal long Begin() => timeProvider.GetTimestamp();

    internal void End(QueryOutcome outcome, long begin)
    {
        if (logger.IsEnabled(LogLevel.Debug))
        {
            double milliseconds = timeProvider.GetElapsedTime(begin).TotalMilliseconds;
            Ended(outcome.Verdict, outcome.RowsRead, milliseconds);
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Debug, Message = "Query ended: {Verdict}, {Rows} rows, {Milliseconds:0} ms")]
    private partial void Ended(VqlVerdict verdict, long rows, double milliseconds);
}
