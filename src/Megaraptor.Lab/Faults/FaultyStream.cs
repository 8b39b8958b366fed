using Google.Protobuf;
using Grpc.Core;
using Megaraptor.Lab.Store;
using Megaraptor.Wire;

namespace Megaraptor.Lab.Faults;

/// <summary>A stream of answers with a fault in it.</summary>
/// <param name="output">The stream.</param>
/// <param name="fault">The fault.</param>
/// <param name="clock">Measures delays.</param>
/// <param name="cut">Cuts the connection.</param>
/// <param name="changeRoles">Gives the caller other roles.</param>
internal sealed class FaultyStream(IServerStreamWriter<VQLResponse> output, LabFault fault, TimeProvider clock, Action cut, Action? changeRoles = null) : IServerStreamWriter<VQLResponse>
{
    private long _bytes;
    private long _rows;
    private long _sent;

    /// <inheritdoc/>
    public WriteOptions? WriteOptions
    {
        get => output.WriteOptions;
        set => output.WriteOptions = value;
    }

    /// <inheritdoc/>
    public Task WriteAsync(VQLResponse message) => WriteAsync(message, CancellationToken.None);

    /// <inheritdoc/>
    public async Task WriteAsync(VQLResponse message, CancellationToken cancellationToken)
    {
        if (fault.Delay > TimeSpan.Zero)
        {
            await Task.Delay(fault.Delay, clock, cancellationToken).ConfigureAwait(false);
        }

        if (message.Response.Length > 0)
        {
            await WritePartAsync(message, cancellationToken).ConfigureAwait(false);
            CountSent(message);
        }
        else
        {
            await output.WriteAsync(message, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Ends a stream that was not cut.</summary>
    public Task CompleteAsync(CancellationToken cancellationToken) => fault.ClosingLog is { } log
        ? output.WriteAsync(new VQLResponse { Timestamp = (ulong)clock.Microseconds(), Log = ByteString.CopyFromUtf8(log + "\n") }, cancellationToken)
        : Task.CompletedTask;

    private async Task WritePartAsync(VQLResponse part, CancellationToken cancellationToken)
    {
        bool isFirst = _bytes == 0;
        _bytes += part.Response.Length;
        if (_bytes > fault.MostBytes)
        {
            Cut();
        }

        if (fault.MostRows is { } most)
        {
            (part.Response, bool hadMore, int count) = RowCut.First(part.Response, most - _rows);
            _rows += count;
            if (hadMore && !fault.DropsRows)
            {
                await WriteRestAsync(part, count, cancellationToken).ConfigureAwait(false);
                Cut();
            }
        }

        if (isFirst && part.Response.Length < fault.LeastBytes)
        {
            part.Response = Filled(part.Response, fault.LeastBytes);
        }

        await output.WriteAsync(part, cancellationToken).ConfigureAwait(false);
    }

    private void CountSent(VQLResponse part)
    {
        if (fault.RolesAfter is not { } most || _sent > most)
        {
            return;
        }

        _sent += RowCut.First(part.Response, long.MaxValue).Count;
        if (_sent >= most)
        {
            _sent = long.MaxValue;
            changeRoles?.Invoke();
        }
    }

    private Task WriteRestAsync(VQLResponse part, int count, CancellationToken cancellationToken) =>
        count > 0 ? output.WriteAsync(part, cancellationToken) : Task.CompletedTask;

    private void Cut()
    {
        cut();
        throw new OperationCanceledException("The connection was cut by a fault that was asked for.");
    }

    /// <summary>The same rows with white space before the bracket that ends them.</summary>
    private static ByteString Filled(ByteString rows, int length)
    {
        byte[] filled = new byte[length];
        filled.AsSpan().Fill((byte)' ');
        rows.Span[..^1].CopyTo(filled);
        filled[^1] = (byte)']';
        return UnsafeByteOperations.UnsafeWrap(filled);
    }
}
