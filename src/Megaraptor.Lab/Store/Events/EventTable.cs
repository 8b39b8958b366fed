using System.Collections.Concurrent;
using Megaraptor.Lab.Store.Rows;

namespace Megaraptor.Lab.Store.Events;

/// <summary>The events of an org: rows by client and artifact, and who watches for more. Safe for concurrent use.</summary>
internal sealed class EventTable
{
    private readonly ConcurrentDictionary<(string ClientId, string Artifact), GrowingRows> _rows = new();
    private readonly ConcurrentDictionary<(string ClientId, string Artifact), GrowingRows> _logs = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<EventWatch>> _watches = new(StringComparer.Ordinal);

    /// <summary>The stored events of an artifact.</summary>
    /// <param name="clientId">The client; <c>server</c> for the server's own.</param>
    /// <param name="artifact">The artifact, with its source if it has one.</param>
    public RowSet Of(string clientId, string artifact) => _rows.TryGetValue((clientId, artifact), out GrowingRows? rows) ? rows : RowSet.Empty;

    /// <summary>What the queries of an artifact logged.</summary>
    public RowSet LogsOf(string clientId, string artifact) => _logs.TryGetValue((clientId, artifact), out GrowingRows? rows) ? rows : RowSet.Empty;

    /// <summary>Stores an event.</summary>
    /// <param name="clientId">The client; <c>server</c> for the server's own.</param>
    /// <param name="artifact">The artifact, with its source if it has one.</param>
    /// <param name="row">The row as it is stored.</param>
    public void Store(string clientId, string artifact, ReadOnlyMemory<byte> row) => _rows.GetOrAdd((clientId, artifact), static _ => new GrowingRows()).Add(row);

    /// <summary>Stores a log line of an artifact's queries.</summary>
    public void StoreLog(string clientId, string artifact, ReadOnlyMemory<byte> row) => _logs.GetOrAdd((clientId, artifact), static _ => new GrowingRows()).Add(row);

    /// <summary>Forgets events of an artifact.</summary>
    /// <param name="clientId">The client; <c>server</c> for the server's own.</param>
    /// <param name="artifact">The artifact, with its source if it has one.</param>
    /// <param name="isOver">Which.</param>
    public void Delete(string clientId, string artifact, Func<ReadOnlyMemory<byte>, bool> isOver)
    {
        if (_rows.TryGetValue((clientId, artifact), out GrowingRows? rows))
        {
            rows.RemoveAll(isOver);
        }
    }

    /// <summary>Whether somebody watches for the events of an artifact.</summary>
    public bool IsWatched(string artifact)
    {
        lock (_lock)
        {
            return _watches.TryGetValue(artifact, out List<EventWatch>? watching) && watching.Count > 0;
        }
    }

    /// <summary>Hands an event to those who watch for it.</summary>
    /// <param name="artifact">The artifact, with its source if it has one.</param>
    /// <param name="row">The row as watchers see it.</param>
    public void Publish(string artifact, ReadOnlyMemory<byte> row)
    {
        EventWatch[] watches;
        lock (_lock)
        {
            watches = _watches.TryGetValue(artifact, out List<EventWatch>? watching) ? [.. watching] : [];
        }

        foreach (EventWatch watch in watches)
        {
            watch.Add(row);
        }
    }

    /// <summary>Begins to watch for events. Dispose of the watch to end it.</summary>
    /// <param name="artifact">The artifact, with its source if it has one.</param>
    public EventWatch Watch(string artifact)
    {
        var watch = new EventWatch(this, artifact);
        lock (_lock)
        {
            if (!_watches.TryGetValue(artifact, out List<EventWatch>? watching))
            {
                watching = [];
                _watches.Add(artifact, watching);
            }

            watching.Add(watch);
        }

        return watch;
    }

    internal void End(EventWatch watch)
    {
        lock (_lock)
        {
            if (_watches.TryGetValue(watch.Artifact, out List<EventWatch>? watching))
            {
                watching.Remove(watch);
            }
        }
    }
}
