using System.Collections.Concurrent;

namespace Megaraptor.Lab.Store.Events;

/// <summary>Waits for the events of an artifact.</summary>
internal sealed class EventWatch : IDisposable
{
    private readonly EventTable _table;
    private readonly BlockingCollection<ReadOnlyMemory<byte>> _rows = [];

    internal EventWatch(EventTable table, string artifact)
    {
        _table = table;
        Artifact = artifact;
    }

    /// <summary>The artifact.</summary>
    public string Artifact { get; }

    /// <summary>The rows as they come, for ever. Waiting blocks the thread.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="OperationCanceledException">The waiting was ended.</exception>
    public IEnumerable<ReadOnlyMemory<byte>> Rows(CancellationToken cancellationToken) => _rows.GetConsumingEnumerable(cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        _table.End(this);
        _rows.CompleteAdding();
    }

    internal void Add(ReadOnlyMemory<byte> row)
    {
        try
        {
            _rows.Add(row);
        }
        catch (InvalidOperationException)
        {
            // The watch ended in this very moment; nobody waits for the row any more.
        }
    }
}
