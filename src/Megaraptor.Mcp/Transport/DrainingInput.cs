using System.Buffers;

namespace Megaraptor.Mcp.Transport;

/// <summary>
/// Standard input that ends only when its requests were answered, or a few seconds later: a server stops when its input
/// ends, and <c>echo … | megaraptor mcp</c> would never see an answer.
/// </summary>
/// <param name="inner">Standard input.</param>
/// <param name="pending">The requests that wait for an answer.</param>
/// <param name="patience">How long to wait for answers once the input has ended.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class DrainingInput(Stream inner, PendingRequests pending, TimeSpan patience, TimeProvider timeProvider) : Stream
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(10);

    private readonly ArrayBufferWriter<byte> _line = new();

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // A read of the console cannot be cancelled: it is left behind, and ends with the process.
        int read = await Task.Run(() => inner.ReadAsync(buffer, cancellationToken).AsTask(), cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
        if (read == 0 && buffer.Length > 0)
        {
            EndLine();
            await DrainAsync(cancellationToken).ConfigureAwait(false);
        }
        else
        {
            Scan(buffer.Span[..read]);
        }

        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("The input is read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Scan(ReadOnlySpan<byte> bytes)
    {
        while (bytes.IndexOf((byte)'\n') is >= 0 and var end)
        {
            _line.Write(bytes[..end]);
            EndLine();
            bytes = bytes[(end + 1)..];
        }

        _line.Write(bytes);
    }

    private void EndLine()
    {
        pending.Received(_line.WrittenSpan);
        _line.ResetWrittenCount();
    }

    private async Task DrainAsync(CancellationToken cancellationToken)
    {
        long ended = timeProvider.GetTimestamp();
        while (pending.Any && timeProvider.GetElapsedTime(ended) < patience)
        {
            await Task.Delay(s_pause, timeProvider, cancellationToken).ConfigureAwait(false);
        }
    }
}
