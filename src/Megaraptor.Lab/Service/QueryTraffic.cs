namespace Megaraptor.Lab.Service;

/// <summary>What queries do to the wire, counted over all of them.</summary>
internal sealed class QueryTraffic
{
    private int _running;
    private long _messages;

    /// <summary>How many queries run now.</summary>
    public int Running => Volatile.Read(ref _running);

    /// <summary>How many messages the transport has taken.</summary>
    public long Messages => Interlocked.Read(ref _messages);

    /// <summary>Counts a query that begins.</summary>
    public void Begin() => Interlocked.Increment(ref _running);

    /// <summary>Counts a query that ended.</summary>
    public void End() => Interlocked.Decrement(ref _running);

    /// <summary>Counts a message that the transport took.</summary>
    public void Sent() => Interlocked.Increment(ref _messages);
}
