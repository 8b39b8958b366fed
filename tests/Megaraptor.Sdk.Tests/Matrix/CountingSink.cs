using System.Buffers;
using System.Text;
using System.Text.Json;
using Megaraptor.Sdk.Catalogue;

namespace Megaraptor.Sdk.Tests.Matrix;

/// <summary>Takes the result of an operation and keeps it as text.</summary>
internal sealed class CountingSink : ResultSink
{
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly List<string> _rows = [];
    private Utf8JsonWriter? _writer;

    public override Utf8JsonWriter Writer => _writer ??= new Utf8JsonWriter(_buffer);

    /// <summary>The rows, or the single result, as JSON.</summary>
    internal IReadOnlyList<string> Rows => _rows;

    internal ResultSummary? Summary { get; private set; }

    public override ValueTask<bool> TakeRowAsync(CancellationToken cancellationToken)
    {
        Take();
        return ValueTask.FromResult(true);
    }

    public override ValueTask TakeResultAsync(CancellationToken cancellationToken)
    {
        Take();
        return ValueTask.CompletedTask;
    }

    public override ValueTask CompleteAsync(ResultSummary summary, CancellationToken cancellationToken)
    {
        Summary = summary;
        return ValueTask.CompletedTask;
    }

    private void Take()
    {
        Writer.Flush();
        _rows.Add(Encoding.UTF8.GetString(_buffer.WrittenSpan));
        _buffer.ResetWrittenCount();
        Writer.Reset();
    }
}
