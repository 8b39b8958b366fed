using System.Buffers;
using System.Globalization;
using Megaraptor.Lab.Evaluation.Run;
using Megaraptor.Lab.Service;

namespace Megaraptor.Lab.Collections;

/// <summary>Gathers the rows of a source into parts, and hands each over when it is full or old enough.</summary>
/// <param name="artifact">The artifact, which begins the log lines.</param>
/// <param name="source">The result set.</param>
/// <param name="mostRows">How many rows a part holds.</param>
/// <param name="longest">How long a part waits.</param>
/// <param name="elapsed">Since when the query has been running.</param>
/// <param name="store">Takes a part; says whether it may be logged.</param>
/// <param name="log">Takes a log line.</param>
internal sealed class QueryParts(
    string artifact,
    string source,
    long mostRows,
    TimeSpan longest,
    Func<TimeSpan> elapsed,
    Func<string, IReadOnlyList<ReadOnlyMemory<byte>>, bool> store,
    Action<string> log)
{
    private readonly List<ReadOnlyMemory<byte>> _rows = [];
    private TimeSpan _sent = elapsed();
    private long _bytes;
    private int _part;

    /// <summary>Adds a row.</summary>
    public void Add(object? row, RowEncoder encoder)
    {
        if (_rows.Count >= mostRows || (_rows.Count > 0 && elapsed() - _sent > longest))
        {
            Send();
        }

        var buffer = new ArrayBufferWriter<byte>(256);
        encoder.Write(row, buffer);
        _rows.Add(buffer.WrittenMemory);
        _bytes += buffer.WrittenCount + 1;
    }

    /// <summary>Hands over what is there. Without rows there is no part.</summary>
    public void Send()
    {
        _sent = elapsed();
        if (_rows.Count == 0)
        {
            return;
        }

        if (store(source, [.. _rows]))
        {
            log(string.Create(
                CultureInfo.InvariantCulture,
                $"{artifact}: Time {(long)_sent.TotalSeconds}: {source}: Sending response part {_part} {ByteSize.Format(_bytes)} ({_rows.Count} rows)."));
        }

        _part++;
        _rows.Clear();
        _bytes = 0;
    }
}
