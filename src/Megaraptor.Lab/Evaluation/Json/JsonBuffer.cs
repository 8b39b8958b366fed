using System.Buffers;
using System.Text;

namespace Megaraptor.Lab.Evaluation.Json;

/// <summary>Bytes of JSON that are being written and of which the last ones can be taken back.</summary>
internal sealed class JsonBuffer
{
    private byte[] _bytes;

    /// <summary>Makes an empty buffer.</summary>
    /// <param name="capacity">The room at the start, in bytes.</param>
    public JsonBuffer(int capacity = 256) => _bytes = new byte[capacity];

    /// <summary>The number of bytes written. Setting it back takes the last ones back.</summary>
    public int Length { get; private set; }

    /// <summary>The bytes written.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>Takes everything behind a place back.</summary>
    /// <param name="length">The place.</param>
    public void TruncateTo(int length) => Length = length;

    /// <summary>Writes one byte.</summary>
    /// <param name="value">The byte.</param>
    public void Write(byte value)
    {
        if (Length == _bytes.Length)
        {
            Grow(1);
        }

        _bytes[Length++] = value;
    }

    /// <summary>Writes bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        Length += bytes.Length;
    }

    /// <summary>Writes ASCII text as it is.</summary>
    /// <param name="text">The text.</param>
    public void WriteAscii(ReadOnlySpan<char> text)
    {
        Encoding.ASCII.GetBytes(text, Room(text.Length));
        Length += text.Length;
    }

    /// <summary>Writes an integer.</summary>
    /// <param name="number">The integer.</param>
    public void Write(long number)
    {
        number.TryFormat(Room(20), out int written);
        Length += written;
    }

    /// <summary>Writes an integer without a sign.</summary>
    /// <param name="number">The integer.</param>
    public void Write(ulong number)
    {
        number.TryFormat(Room(20), out int written);
        Length += written;
    }

    /// <summary>Room behind what is written; what is put there must be counted by <see cref="Advance"/>.</summary>
    /// <param name="size">The room needed.</param>
    /// <returns>At least that many bytes.</returns>
    public Span<byte> Room(int size)
    {
        if (_bytes.Length - Length < size)
        {
            Grow(size);
        }

        return _bytes.AsSpan(Length);
    }

    /// <summary>Counts bytes that were put into <see cref="Room"/>.</summary>
    /// <param name="count">Their number.</param>
    public void Advance(int count) => Length += count;

    /// <summary>Copies what is written and empties the buffer.</summary>
    /// <param name="target">Where to.</param>
    public void MoveTo(IBufferWriter<byte> target)
    {
        target.Write(Written);
        Length = 0;
    }

    private void Grow(int size) => Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + size));
}
