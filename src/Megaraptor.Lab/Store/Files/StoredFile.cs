namespace Megaraptor.Lab.Store.Files;

/// <summary>A file of the server's file store.</summary>
internal abstract class StoredFile
{
    /// <summary>Its length in bytes.</summary>
    public abstract long Length { get; }

    /// <summary>Reads from it.</summary>
    /// <param name="offset">Where to begin.</param>
    /// <param name="buffer">What to fill.</param>
    /// <returns>How many bytes were read; fewer than asked for at the end only.</returns>
    public abstract int Read(long offset, Span<byte> buffer);
}

/// <summary>A file in memory.</summary>
/// <param name="content">Its content.</param>
internal sealed class MemoryFile(ReadOnlyMemory<byte> content) : StoredFile
{
    /// <inheritdoc/>
    public override long Length => content.Length;

    /// <summary>The whole content.</summary>
    public ReadOnlyMemory<byte> Content => content;

    /// <inheritdoc/>
    public override int Read(long offset, Span<byte> buffer)
    {
        if (offset >= content.Length)
        {
            return 0;
        }

        int length = (int)Math.Min(buffer.Length, content.Length - offset);
        content.Span.Slice((int)offset, length).CopyTo(buffer);
        return length;
    }
}
