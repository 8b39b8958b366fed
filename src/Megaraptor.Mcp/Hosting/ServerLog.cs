using Megaraptor.Sdk.Errors;
using Microsoft.Extensions.Logging;

namespace Megaraptor.Mcp.Hosting;

/// <summary>What the server writes about its tools. Arguments and rows are never written.</summary>
internal sealed partial class ServerLog(ILogger logger)
{
    internal void Failed(string tool, MegaraptorException failure) => ToolFailed(tool, failure.Code.Name, failure.Message, failure.InnerException);

    internal void Faulted(string tool, string reference, Exception fault) => ToolFaulted(tool, reference, fault);

    [LoggerMessage(EventId = 3, Level = LogLevel.Warning, Message = "A line of input is no JSON, and was dropped")]
    internal partial void DroppedLine();

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "{Tool} failed ({Code}): {Reason}")]
    private partial void ToolFailed(string tool, string code, string reason, Exception? exception);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "{Tool} faulted, reference {Reference}")]
    private partial void ToolFaulted(string tool, string reference, Exception exception);
}
