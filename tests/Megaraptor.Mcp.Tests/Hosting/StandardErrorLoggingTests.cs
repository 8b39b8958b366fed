using Megaraptor.Mcp.Hosting;
using Microsoft.Extensions.Logging;

namespace Megaraptor.Mcp.Tests.Hosting;

public sealed class StandardErrorLoggingTests
{
    [Fact]
    public void A_request_that_the_host_cancelled_is_no_warning() =>
        Written(LogLevel.Warning, log => Log(log, LogLevel.Warning, new OperationCanceledException())).ShouldBeEmpty();

    [Fact]
    public void A_cancelled_request_is_one_line_where_information_is_wanted() =>
        Written(LogLevel.Information, log => Log(log, LogLevel.Warning, new OperationCanceledException("gone")))
            .ShouldEndWith($"Information Tools: failed (gone){Environment.NewLine}");

    [Fact]
    public void A_fault_is_written_with_where_it_was_thrown() =>
        Written(LogLevel.Warning, log => Log(log, LogLevel.Error, new InvalidOperationException("broken")))
            .ShouldContain($"Error Tools: failed{Environment.NewLine}System.InvalidOperationException: broken");

    private static string Written(LogLevel least, Action<ILogger> write)
    {
        using var text = new StringWriter();
        using var logging = new StandardErrorLogging(least, text);
        write(logging.CreateLogger("Tools"));
        return text.ToString();
    }

    private static void Log(ILogger log, LogLevel level, Exception exception) =>
        log.Log(level, default, "failed", exception, static (state, _) => state);
}
