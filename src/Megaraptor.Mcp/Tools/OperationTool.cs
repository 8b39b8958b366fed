using System.Text;
using Megaraptor.Mcp.Budget;
using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Megaraptor.Mcp.Tools;

/// <summary>One operation as an MCP tool. Everything it says and does comes from the operation's descriptor.</summary>
internal sealed class OperationTool : McpServerTool
{
    private readonly OperationDescriptor _operation;
    private readonly ToolContext _context;
    private Tool? _tool;

    internal OperationTool(OperationDescriptor operation, ToolContext context)
    {
        _operation = operation;
        _context = context;
    }

    /// <summary>Made when the tools are first listed: start-up costs nothing per tool.</summary>
    public override Tool ProtocolTool => _tool ??= Describe();

    public override IReadOnlyList<object> Metadata => [_operation];

    public override async ValueTask<CallToolResult> InvokeAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var sink = new AnswerSink(_context.Budget);
        try
        {
            var arguments = new JsonArguments(request.Params?.Arguments);
            ReadOnlyQueries.Check(_operation, arguments);
            await _operation.InvokeAsync(new OperationCall(arguments, _context.Servers.GetAsync, sink, _context.Services), cancellationToken).ConfigureAwait(false);
            return Answer(sink);
        }
        catch (MegaraptorException failure)
        {
            _context.Log.Failed(_operation.Name, failure);
            return Failed(sink.Failure(writer => FailureText.Write(writer, failure)));
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Only our own messages are fit for a model: anything else may hold a path, a key or evidence.
            string reference = Guid.NewGuid().ToString("N")[..8];
            _context.Log.Faulted(_operation.Name, reference, fault);
            return Failed(sink.Failure(writer =>
            {
                writer.WriteString("error", $"{_operation.Name} failed by a fault of its own (reference {reference}).");
                writer.WriteString("hint", "The server's standard error holds the details under that reference.");
            }));
        }
    }

    private static CallToolResult Failed(ReadOnlyMemory<byte> text) => new()
    {
        IsError = true,
        Content = [new TextContentBlock { Text = Encoding.UTF8.GetString(text.Span) }],
    };

    /// <summary>Rows are complete in the text; what an output schema describes is structured content as well, for programs.</summary>
    private CallToolResult Answer(AnswerSink sink)
    {
        ReadOnlyMemory<byte> answer = sink.Answer();
        var result = new CallToolResult { Content = [new TextContentBlock { Text = Encoding.UTF8.GetString(answer.Span) }] };
        if (HasOutputSchema)
        {
            result.StructuredContent = ToolSchemas.Parse(answer.Span);
        }

        return result;
    }

    private bool HasOutputSchema => !_operation.ReturnsRows && !_operation.OutputSchema.IsEmpty;

    private Tool Describe()
    {
        bool isRead = _operation.Effect == Effect.Read;
        var tool = new Tool
        {
            Name = _operation.Name,
            Title = _operation.Title,
            Description = _operation.Description,
            InputSchema = ToolSchemas.Input(_operation, _context.Servers),
            Annotations = new ToolAnnotations
            {
                Title = _operation.Title,
                ReadOnlyHint = isRead,
                DestructiveHint = _operation.Effect is Effect.Respond or Effect.Administer or Effect.Destroy,
                IdempotentHint = isRead,
                OpenWorldHint = false,
            },
        };
        if (HasOutputSchema)
        {
            tool.OutputSchema = ToolSchemas.Output(_operation);
        }

        return tool;
    }
}
