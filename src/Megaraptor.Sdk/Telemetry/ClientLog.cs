using Megaraptor.Sdk.Query;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Megaraptor.Sdk.Telemetry;

/// <summary>What the client logs: how queries ended, and how the connection fares. Never the text of a query, its values, its rows, or a secret.</summary>
internal sealed partial class ClientLog
{
    private readonly ILogger _queries;
    private readonly ILogger _connection;
    private readonly TimeProvider _clock;

    internal ClientLog(ILoggerFactory? factory, TimeProvider clock)
    {
        factory ??= NullLoggerFactory.Instance;
        _queries = factory.CreateLogger("Megaraptor.Sdk.Query");
        _connection = factory.CreateLogger("Megaraptor.Sdk.Connection");
        _clock = clock;
    }

    internal long Begin() => _clock.GetTimestamp();

    internal void End(QueryOutcome outcome, long begin)
    {
        if (_queries.IsEnabled(LogLevel.Debug))
        {
            double milliseconds = _clock.GetElapsedTime(begin).TotalMilliseconds;
            QueryEnded(_queries, outcome.Verdict, outcome.RowsRead, milliseconds);
        }
    }

    internal void Retrying(string address, int attempt, TimeSpan pause) => QueryRetried(_queries, address, attempt, pause.TotalMilliseconds);

    internal void ConfigurationWarning(string warning) => ConfigurationWarned(_connection, warning);

    internal void Reloaded(string path, string identity) => ConfigurationReloaded(_connection, path, identity);

    internal void NotReloaded(string path, string reason) => ConfigurationNotReloaded(_connection, path, reason);

    [LoggerMessage(EventId = LogEvents.QueryEnded, Level = LogLevel.Debug, Message = "Query ended: {Verdict}, {Rows} rows, {Milliseconds:0} ms")]
    private static partial void QueryEnded(ILogger logger, VqlVerdict verdict, long rows, double milliseconds);

    [LoggerMessage(EventId = LogEvents.QueryRetried, Level = LogLevel.Information, Message = "{Address} was not available to a query that only reads: attempt {Attempt} follows in {Milliseconds:0} ms")]
    private static partial void QueryRetried(ILogger logger, string address, int attempt, double milliseconds);

    [LoggerMessage(EventId = LogEvents.ConfigurationWarning, Level = LogLevel.Warning, Message = "{Warning}")]
    private static partial void ConfigurationWarned(ILogger logger, string warning);

    [LoggerMessage(EventId = LogEvents.ConfigurationReloaded, Level = LogLevel.Information, Message = "{Path} was replaced: new calls go out as '{Identity}' with the new certificate")]
    private static partial void ConfigurationReloaded(ILogger logger, string path, string identity);

    [LoggerMessage(EventId = LogEvents.ConfigurationNotReloaded, Level = LogLevel.Warning, Message = "{Path} was replaced and cannot be used; the earlier certificate stays in use. {Reason}")]
    private static partial void ConfigurationNotReloaded(ILogger logger, string path, string reason);
}
