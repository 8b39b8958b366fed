using Megaraptor.Lab.Store.Files;

namespace Megaraptor.Lab.Fleet;

/// <summary>A file that is read from the archive when it is first asked for.</summary>
/// <param name="archive">The archive.</param>
/// <param name="name">Its entry.</param>
/// <param name="length">Its length in bytes.</param>
internal sealed class ArchivedFile(FleetArchive archive, string name, long length) : StoredFile
{
    private readonly Lazy<MemoryFile> _content = new(() => new MemoryFile(archive.Read(name)));

    /// <inheritdoc/>
    public override long Length => length;

    /// <inheritdoc/>
    public override int Read(long offset, Span<byte> buffer) => _content.Value.Read(offset, buffer);
}
