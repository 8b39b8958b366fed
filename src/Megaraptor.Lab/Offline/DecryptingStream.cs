namespace Megaraptor.Lab.Offline;

/// <summary>The plain content of an encrypted member, from any place on.</summary>
/// <param name="file">The file it stands in; disposed of with this.</param>
/// <param name="start">Where it begins.</param>
/// <param name="length">Its length.</param>
/// <param name="cipher">Decrypts it; disposed of with this.</param>
internal sealed class DecryptingStream(FileStream file, long start, long length, AesCounterCipher cipher) : Stream
{
    private long _position;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => length;

    /// <inheritdoc/>
    public override long Position
    {
        get => _position;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _position = value;
        }
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (_position >= length)
        {
            return 0;
        }

        file.Position = start + _position;
        int read = file.Read(buffer[..(int)Math.Min(buffer.Length, length - _position)]);
        cipher.Apply(_position, buffer[..read]);
        _position += read;
        return read;
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => _position + offset,
        _ => length + offset,
    };

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file.Dispose();
            cipher.Dispose();
        }

        base.Dispose(disposing);
    }
}
