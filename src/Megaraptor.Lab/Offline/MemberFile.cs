using Megaraptor.Lab.Store.Files;

namespace Megaraptor.Lab.Offline;

/// <summary>A file in a container. It is unpacked as it is read; reading on from where the last read ended costs nothing extra.</summary>
/// <param name="open">Opens the member from its beginning.</param>
/// <param name="length">Its length.</param>
internal sealed class MemberFile(Func<Stream> open, long length) : StoredFile
{
    private readonly Lock _lock = new();
    private Stream? _stream;
    private long _position;

    /// <inheritdoc/>
    public override long Length => length;

    /// <inheritdoc/>
    public override int Read(long offset, Span<byte> buffer)
    {
        if (offset >= length || buffer.IsEmpty)
        {
            return 0;
        }

        lock (_lock)
        {
            try
            {
                Seek(offset);
                int read = _stream!.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
                _position += read;
                if (_position >= length)
                {
                    Close();
                }

                return read;
            }
            catch
            {
                Close();
                throw;
            }
        }
    }

    private void Seek(long offset)
    {
        if (_stream is null || _position > offset)
        {
            Close();
            _stream = open();
        }

        byte[] skipped = new byte[(int)Math.Min(64 * 1024, offset - _position)];
        while (_position < offset)
        {
            int read = _stream.Read(skipped, 0, (int)Math.Min(skipped.Length, offset - _position));
            if (read == 0)
            {
                throw new EndOfStreamException("The file in the container is shorter than the container says.");
            }

            _position += read;
        }
    }

    private void Close()
    {
        _stream?.Dispose();
        _stream = null;
        _position = 0;
    }
}
