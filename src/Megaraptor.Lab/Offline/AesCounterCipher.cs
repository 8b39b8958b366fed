using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Megaraptor.Lab.Offline;

/// <summary>The cipher of encrypted zip members: AES with a counter that begins at one, the low byte first. Encrypts and decrypts alike, from any place on.</summary>
internal sealed class AesCounterCipher : IDisposable
{
    private const int BlockLength = 16;
    private const int BatchBlocks = 256;

    private readonly Aes _aes;
    private readonly byte[] _counters = new byte[BlockLength * BatchBlocks];
    private readonly byte[] _stream = new byte[BlockLength * BatchBlocks];

    /// <summary>Makes a cipher.</summary>
    public AesCounterCipher(ReadOnlySpan<byte> key)
    {
        _aes = Aes.Create();
        _aes.Key = key.ToArray();
    }

    /// <summary>Encrypts or decrypts bytes in place.</summary>
    /// <param name="offset">Where in the member they stand.</param>
    /// <param name="data">The bytes.</param>
    public void Apply(long offset, Span<byte> data)
    {
        while (data.Length > 0)
        {
            long block = offset / BlockLength;
            int skip = (int)(offset % BlockLength);
            int length = Math.Min(data.Length, _stream.Length - skip);
            Fill(block, (skip + length + BlockLength - 1) / BlockLength);
            for (int i = 0; i < length; i++)
            {
                data[i] ^= _stream[skip + i];
            }

            data = data[length..];
            offset += length;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _aes.Dispose();

    private void Fill(long firstBlock, int blocks)
    {
        int length = blocks * BlockLength;
        _counters.AsSpan(0, length).Clear();
        for (int i = 0; i < blocks; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(_counters.AsSpan(i * BlockLength), firstBlock + i + 1);
        }

#pragma warning disable CA5358 // The blocks are counters, each used once.
        _aes.EncryptEcb(_counters.AsSpan(0, length), _stream, PaddingMode.None);
#pragma warning restore CA5358
    }
}
