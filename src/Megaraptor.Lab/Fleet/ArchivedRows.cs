using Megaraptor.Lab.Store.Rows;

namespace Megaraptor.Lab.Fleet;

/// <summary>Rows that are read from the archive when they are first asked for.</summary>
/// <param name="archive">The archive.</param>
/// <param name="name">Their entry.</param>
internal sealed class ArchivedRows(FleetArchive archive, string name) : RowSet
{
    private readonly Lazy<JsonLines> _lines = new(() => new JsonLines(archive.Read(name)));

    /// <inheritdoc/>
    public override long Count => _lines.Value.Count;

    /// <inheritdoc/>
    public override IEnumerable<ReadOnlyMemory<byte>> Read(long start = 0) => _lines.Value.Read(start);
}
