using System.Buffers;
using System.Globalization;
using Google.Protobuf;
using Megaraptor.Wire;

namespace Megaraptor.Lab.Service;

/// <summary>Gathers the rows of one statement into parts and sends them by the server's rules.</summary>
/// <remarks>
/// A part is sent when a row comes and the part is full already, when it has waited long enough and holds rows, and at the end. So a limit of 0
/// rows sends an empty part first and then every row alone, and a statement without rows sends one empty part. A row that comes in the moment in
/// which the wait ends comes too late for the part, whether or not the timer was as quick as the row.
/// </remarks>
internal sealed class PartWriter : IDisposable
{
    /// <summary>A row that waited by the same clock may be that much too early.</summary>
    private static readonly TimeSpan s_slack = TimeSpan.FromMilliseconds(2);

    /// <summary>A timer that was early comes again so soon.</summary>
    private static readonly TimeSpan s_soon = TimeSpan.FromMilliseconds(1);

    /// <summary>A buffer that has grown beyond this is given back after its part.</summary>
    private const int KeptBuffer = 4 * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly ResponseStream _output;
    private readonly TimeProvider _clock;
    private readonly VQLRequest _request;
    private readonly int _queryId;
    private readonly ulong _maxRows;
    private readonly long _requestStart;
    private readonly TimeSpan _maxWait;
    private readonly long _start;
    private readonly ITimer _timer;
    private ArrayBufferWriter<byte> _rows = new(4096);
    private IReadOnlyList<string> _columns = [];
    private TimeSpan _deadline;
    private int _count;
    private long _part;
    private bool _finished;
    private volatile bool _overdue;
    private Exception? _failure;

    /// <summary>Begins a statement.</summary>
    /// <param name="output">Where the parts go.</param>
    /// <param name="clock">The Lab's clock.</param>
    /// <param name="request">The text that the statement stands in; echoed with every part.</param>
    /// <param name="queryId">The index of the statement in its text.</param>
    /// <param name="requestStart">When the text began to run, as a timestamp of the clock.</param>
    /// <param name="limits">How large a part gets, and how long it waits.</param>
    public PartWriter(ResponseStream output, TimeProvider clock, VQLRequest request, int queryId, long requestStart, PartLimits limits)
    {
        _output = output;
        _clock = clock;
        _request = request;
        _queryId = queryId;
        _requestStart = requestStart;
        _maxRows = limits.MaxRows;
        _maxWait = limits.MaxWait;
        _deadline = limits.MaxWait;
        _start = clock.GetTimestamp();
        _timer = clock.CreateTimer(static state => ((PartWriter)state!).SendWaiting(), this, _maxWait, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Adds a row.</summary>
    /// <typeparam name="TRow">The kind of row.</typeparam>
    /// <param name="row">The row.</param>
    /// <param name="columns">Gives its column names; asked of the first row of a part only.</param>
    /// <param name="write">Writes it as a JSON object.</param>
    public void Add<TRow>(TRow row, Func<TRow, IReadOnlyList<string>> columns, Action<TRow, IBufferWriter<byte>> write)
    {
        lock (_lock)
        {
            ThrowFailure();
            SendIfDue(s_slack);
            if ((ulong)_count >= _maxRows)
            {
                Send();
                _deadline = _clock.GetElapsedTime(_start) + _maxWait;
                _timer.Change(_maxWait, Timeout.InfiniteTimeSpan);
            }

            if (_count == 0)
            {
                _columns = columns(row);
            }

            _rows.Write(_count == 0 ? "["u8 : ","u8);
            write(row, _rows);
            _count++;
            if (_overdue)
            {
                SendIfDue(s_slack);
            }
        }
    }

    /// <summary>Sends what is left, which may be nothing: a part all the same.</summary>
    public void Finish()
    {
        lock (_lock)
        {
            ThrowFailure();
            _finished = true;
            Send();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _finished = true;
        }

        _timer.Dispose();
    }

    private void SendWaiting()
    {
        // Whoever holds the lock may wait for a client that does not read; it looks at the mark when it goes on.
        if (!_lock.TryEnter())
        {
            _overdue = true;
            _timer.Change(_maxWait, Timeout.InfiniteTimeSpan);
            return;
        }

        try
        {
            if (_finished || _failure is not null)
            {
                return;
            }

            try
            {
                SendIfDue(TimeSpan.Zero);
                TimeSpan left = _deadline - _clock.GetElapsedTime(_start);
                _timer.Change(left > s_soon ? left : s_soon, Timeout.InfiniteTimeSpan);
            }
#pragma warning disable CA1031 // A timer has nobody to fail to: the query's own thread fails with it at its next row.
            catch (Exception error)
#pragma warning restore CA1031
            {
                _failure = error;
            }
        }
        finally
        {
            _lock.Exit();
        }
    }

    /// <summary>Sends the part if its wait is over. The next wait begins when that is noticed.</summary>
    private void SendIfDue(TimeSpan slack)
    {
        _overdue = false;
        TimeSpan now = _clock.GetElapsedTime(_start);
        if (now < _deadline - slack)
        {
            return;
        }

        _deadline = (now > _deadline ? now : _deadline) + _maxWait;
        if (_count > 0)
        {
            Send();
        }
    }

    private void Send()
    {
        _rows.Write(_count == 0 ? "[]"u8 : "]"u8);
        long seconds = (long)_clock.GetElapsedTime(_requestStart).TotalSeconds;
        string announcement = string.Create(
            CultureInfo.InvariantCulture,
            $"Time {seconds}: {_request.Name}: Sending response part {_part} {ByteSize.Format(_rows.WrittenCount)} ({_count} rows).");
        var response = new VQLResponse
        {
            Response = UnsafeByteOperations.UnsafeWrap(_rows.WrittenMemory),
            Query = _request,
            QueryId = _queryId,
            Part = _part,
        };
        response.Columns.Add(_columns);
        _output.Part(announcement, response);

        _part++;
        _count = 0;
        _columns = [];
        if (_rows.Capacity > KeptBuffer)
        {
            _rows = new ArrayBufferWriter<byte>(4096);
        }
        else
        {
            _rows.ResetWrittenCount();
        }
    }

    private void ThrowFailure()
    {
        if (_failure is not null)
        {
            throw new OperationCanceledException("The stream broke while a part was sent.", _failure);
        }
    }
}
