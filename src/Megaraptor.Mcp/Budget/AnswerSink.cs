using System.Buffers;
using System.Text.Json;
using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Evidence;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Mcp.Budget;

/// <summary>
/// Collects the answer of a tool: compact JSON, whole rows only, under a byte budget. What does not fit is left for the next
/// page, and the answer says how to get it.
/// </summary>
internal sealed class AnswerSink : ResultSink, IDisposable
{
    private static readonly JsonWriterOptions s_compact = new() { Encoder = EvidenceEncoder.Instance, SkipValidation = true };

    private readonly AnswerBudget _budget;
    private readonly ArrayBufferWriter<byte> _current = new();
    private readonly ArrayBufferWriter<byte> _rows = new();
    private readonly Utf8JsonWriter _writer;
    private ResultSummary? _summary;
    private bool _isSingle;
    private bool _wasCut;
    private long _rowCount;

    internal AnswerSink(AnswerBudget budget)
    {
        _budget = budget;
        _writer = new Utf8JsonWriter(_current, s_compact);
    }

    public override Utf8JsonWriter Writer => _writer;

    /// <summary>How many rows were taken.</summary>
    internal long RowCount => _rowCount;

    /// <summary>Whether the result is one object and not rows.</summary>
    internal bool IsSingle => _isSingle;

    public override ValueTask<bool> TakeRowAsync(CancellationToken cancellationToken)
    {
        _writer.Flush();
        ReadOnlySpan<byte> row = _current.WrittenSpan;
        bool fits = _rows.WrittenCount + row.Length <= _budget.Bytes;
        if (fits || _rowCount == 0)
        {
            if (_rowCount > 0)
            {
                _rows.Write(","u8);
            }

            // A first row that alone breaks the budget is taken with its long values cut, or no page would ever get past it.
            _rows.Write(fits ? row : Cut(row));
            _rowCount++;
            fits = true;
        }

        Reset();
        return ValueTask.FromResult(fits);
    }

    public override ValueTask TakeResultAsync(CancellationToken cancellationToken)
    {
        _writer.Flush();
        _isSingle = true;
        _rows.Write(_current.WrittenCount <= _budget.Bytes ? _current.WrittenSpan : Cut(_current.WrittenSpan));
        Reset();
        return ValueTask.CompletedTask;
    }

    public override ValueTask CompleteAsync(ResultSummary summary, CancellationToken cancellationToken)
    {
        _summary = summary;
        return ValueTask.CompletedTask;
    }

    /// <summary>The answer of an operation that succeeded.</summary>
    internal ReadOnlyMemory<byte> Answer()
    {
        if (_isSingle)
        {
            return _rows.WrittenMemory;
        }

        ResultSummary summary = _summary ?? new ResultSummary();
        return Compose(writer =>
        {
            writer.WriteNumber("row_count", _rowCount);
            if (summary.HasMore == true)
            {
                writer.WriteBoolean("truncated", true);
                if (summary.NextCursor is not null)
                {
                    writer.WriteString("next_cursor", summary.NextCursor);
                }
            }

            OrgVerdicts.Write(writer, summary.Orgs);
            WriteNotes(writer, summary.Notes);
            WriteLogs(writer, summary.Logs);
        });
    }

    /// <summary>The answer of an operation that failed, with the rows that had arrived.</summary>
    /// <param name="describe">Writes what failed.</param>
    internal ReadOnlyMemory<byte> Failure(Action<Utf8JsonWriter> describe) => Compose(writer =>
    {
        describe(writer);
        if (_rowCount > 0)
        {
            writer.WriteNumber("row_count", _rowCount);
            writer.WriteBoolean("incomplete", true);
        }
    });

    /// <summary>Writes logs as a list of texts, at most a handful: repeats of a line per row would drown the rows.</summary>
    internal static void WriteLogs(Utf8JsonWriter writer, IReadOnlyList<VqlLogEntry> logs)
    {
        const int Most = 10;
        const int LongestLog = 400;
        string[] distinct = [.. logs.Select(static log => log.ToString()).Distinct()];
        if (distinct.Length == 0)
        {
            return;
        }

        writer.WriteStartArray("logs");
        foreach (string log in distinct.Take(Most))
        {
            writer.WriteStringValue(log.Length <= LongestLog ? log : string.Concat(TextCut.Head(log, LongestLog), "…"));
        }

        if (distinct.Length > Most)
        {
            writer.WriteStringValue($"… and {distinct.Length - Most} more");
        }

        writer.WriteEndArray();
    }

    public void Dispose() => _writer.Dispose();

    private ReadOnlyMemory<byte> Compose(Action<Utf8JsonWriter> head)
    {
        var answer = new ArrayBufferWriter<byte>(_rows.WrittenCount + 256);
        using var writer = new Utf8JsonWriter(answer, s_compact);
        writer.WriteStartObject();
        head(writer);
        if (_rowCount > 0 || _summary is not null)
        {
            writer.WritePropertyName("rows");
            writer.WriteStartArray();
            writer.Flush();
            answer.Write(_rows.WrittenSpan);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        writer.Flush();
        return answer.WrittenMemory;
    }

    private void WriteNotes(Utf8JsonWriter writer, IReadOnlyList<string> notes)
    {
        string[] all = _wasCut ? [.. notes, "Long values were cut to fit this answer; they end in '[cut]'."] : [.. notes];
        if (all.Length > 0)
        {
            writer.WriteStartArray("notes");
            foreach (string note in all)
            {
                writer.WriteStringValue(note);
            }

            writer.WriteEndArray();
        }
    }

    private byte[] Cut(ReadOnlySpan<byte> json)
    {
        _wasCut = true;
        return ValueCutter.Cut(json, _budget.Bytes, s_compact);
    }

    private void Reset()
    {
        _current.ResetWrittenCount();
        _writer.Reset();
    }
}
