namespace Megaraptor.Sdk.LongRunning;

/// <summary>Those who wait for the end of flows, by flow. Members may be called from several threads.</summary>
internal sealed class FlowWaiters
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string ClientId, string FlowId), List<FlowWaiter>> _waiters = [];

    internal bool IsEmpty
    {
        get
        {
            lock (_lock)
            {
                return _waiters.Count == 0;
            }
        }
    }

    internal void Add(FlowWaiter waiter)
    {
        lock (_lock)
        {
            if (!_waiters.TryGetValue((waiter.ClientId, waiter.FlowId), out List<FlowWaiter>? waiters))
            {
                _waiters.Add((waiter.ClientId, waiter.FlowId), waiters = []);
            }

            waiters.Add(waiter);
        }
    }

    internal void Remove(FlowWaiter waiter)
    {
        lock (_lock)
        {
            if (_waiters.TryGetValue((waiter.ClientId, waiter.FlowId), out List<FlowWaiter>? waiters) && waiters.Remove(waiter) && waiters.Count == 0)
            {
                _waiters.Remove((waiter.ClientId, waiter.FlowId));
            }
        }
    }

    /// <summary>Wakes those who wait for a flow: it has ended.</summary>
    internal void Announce(string clientId, string flowId)
    {
        lock (_lock)
        {
            if (_waiters.TryGetValue((clientId, flowId), out List<FlowWaiter>? waiters))
            {
                waiters.ForEach(static waiter => waiter.Wake(isAnnounced: true));
            }
        }
    }

    /// <summary>Nobody tells of ends any more: those who wait have to ask.</summary>
    internal void WakeAll()
    {
        lock (_lock)
        {
            foreach (List<FlowWaiter> waiters in _waiters.Values)
            {
                waiters.ForEach(static waiter => waiter.Wake(isAnnounced: false));
            }
        }
    }
}
