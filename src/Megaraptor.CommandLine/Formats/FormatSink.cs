using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Megaraptor.Sdk.Catalogue;

namespace Megaraptor.CommandLine.Formats;

/// <summary>Writes a result to standard output in one format. What had arrived is closed properly even when the operation fails.</summary>
public abstract class FormatSink : ResultSink, IDisposable
{
    private readonly ArrayBufferWriter<byte> _current = new();
    private readonly Utf8JsonWriter _writer;

    /// <summary>Makes a sink.</summary>
    /// <param name="encoder">How texts are escaped in the JSON of a row.</param>
    protected FormatSink(JavaScriptEncoder encoder) =>
        _writer = new Utf8JsonWriter(_current, new JsonWriterOptions { Encoder = encoder, SkipValidation = true });

    /// <inheritdoc/>
    public override Utf8JsonWriter Writer => _writer;

    /// <summary>What is known beside the rows; null until the operation succeeded.</summary>
    public ResultSummary? Summary { get; private set; }

    /// <summary>How many rows or results were taken.</summary>
    public long Count { get; private set; }

    /// <inheritdoc/>
    public sealed override ValueTask<bool> TakeRowAsync(CancellationToken cancellationToken)
    {
        Take(isRow: true);
        return ValueTask.FromResult(true);
    }

    /// <inheritdoc/>
    public sealed override ValueTask TakeResultAsync(CancellationToken cancellationToken)
    {
        Take(isRow: false);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public sealed override ValueTask CompleteAsync(ResultSummary summary, CancellationToken cancellationToken)
    {
        Summary = summary;
        return ValueTask.CompletedTask;
    }

    /// <summary>Ends the output; called once. What failed before its first row leaves no output at all, so that it cannot pass for "nothing found".</summary>
    /// <param name="succeeded">Whether the operation succeeded.</param>
    public void End(bool succeeded)
    {
        if (succeeded || Count > 0)
        {
            Finish();
        }
    }

    /// <summary>Writes what belongs behind the last row, and flushes.</summary>
    protected abstract void Finish();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(isDisposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Writes one row or the single result.</summary>
    /// <param name="json">Its JSON.</param>
    /// <param name="isRow">Whether it is a row.</param>
    protected abstract void Write(ReadOnlySpan<byte> json, bool isRow);

    /// <summary>Releases what the sink holds.</summary>
    /// <param name="isDisposing">Whether <see cref="Dispose()"/> called.</param>
    protected virtual void Dispose(bool isDisposing)
    {
        if (isDisposing)
        {
            _writer.Dispose();
        }
    }

    private void Take(bool isRow)
    {
        _writer.Flush();
        Write(_current.WrittenSpan, isRow);
        Count++;
        _current.ResetWrittenCount();
        _writer.Reset();
    }
}
