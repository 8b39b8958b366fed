using System.Globalization;
using Megaraptor.Sdk.Errors;
using Microsoft.Extensions.Logging;
using ModelContextProtocol;

namespace Megaraptor.Mcp.Hosting;

/// <summary>Logs on standard error, one line each: standard output belongs to the protocol alone.</summary>
/// <param name="least">The least level that is written.</param>
/// <param name="writer">Where to write instead, for tests.</param>
internal sealed class StandardErrorLogging(LogLevel least, TextWriter? writer = null) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, least, writer ?? Console.Error);

    public void AddProvider(ILoggerProvider provider) =>
        throw new NotSupportedException("The stdio server logs to standard error only. Host the server yourself to log elsewhere.");

    public void Dispose()
    {
    }

    private sealed class Logger(string category, LogLevel least, TextWriter writer) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= least && logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            // A host that goes, or cancels a request, is no trouble of this server, whatever level the MCP SDK gives it.
            LogLevel level = exception is OperationCanceledException && logLevel > LogLevel.Information ? LogLevel.Information : logLevel;
            if (IsEnabled(level))
            {
                string time = TimeProvider.System.GetUtcNow().ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);
                writer.WriteLine($"{time} {level} {category}: {formatter(state, exception)}{Describe(exception)}");
            }
        }

        /// <summary>A failure that was foreseen needs its words only; where it was thrown is of interest for faults.</summary>
        private static string Describe(Exception? exception) => exception switch
        {
            null => "",
            McpException or MegaraptorException or OperationCanceledException => $" ({exception.Message})",
            _ => Environment.NewLine + exception,
        };
    }
}
