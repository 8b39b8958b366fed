namespace Megaraptor.Lab.Store.Flows;

/// <summary>The collections of an org, by client. Safe for concurrent use.</summary>
internal sealed class FlowTable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<Flow>> _byClient = new(StringComparer.Ordinal);
    private readonly List<Func<string, IEnumerable<Flow>>> _sources = [];
    private IFlowMaker[] _makers = [];

    /// <summary>Adds collections that are made when their client is first asked about.</summary>
    /// <param name="load">Makes the collections of a client, the oldest first.</param>
    public void AddSource(Func<string, IEnumerable<Flow>> load)
    {
        lock (_lock)
        {
            _sources.Add(load);
        }
    }

    /// <summary>Adds collections that are made each time they are asked for.</summary>
    public void AddMaker(IFlowMaker maker)
    {
        lock (_lock)
        {
            _makers = [.. _makers, maker];
        }
    }

    /// <summary>The collections of a client, the oldest first.</summary>
    public IReadOnlyList<Flow> Of(string clientId)
    {
        Flow[] kept;
        IFlowMaker[] makers;
        lock (_lock)
        {
            kept = [.. Kept(clientId)];
            makers = _makers;
        }

        // Making them takes a while, and needs no lock.
        return makers.Length == 0 ? kept : [.. kept.Concat(makers.SelectMany(maker => maker.Of(clientId))).DistinctBy(static flow => flow.FlowId, StringComparer.Ordinal).OrderBy(static flow => flow.Context.CreateTime)];
    }

    /// <summary>A collection; null when there is none.</summary>
    public Flow? Find(string clientId, string flowId)
    {
        IFlowMaker[] makers;
        lock (_lock)
        {
            if (Kept(clientId).Find(flow => flow.FlowId == flowId) is { } kept)
            {
                return kept;
            }

            makers = _makers;
        }

        return makers.Select(maker => maker.Find(clientId, flowId)).FirstOrDefault(static flow => flow is not null);
    }

    /// <summary>A collection that is kept; null when there is none, though it may be made.</summary>
    public Flow? FindKept(string clientId, string flowId)
    {
        lock (_lock)
        {
            return Kept(clientId).Find(flow => flow.FlowId == flowId);
        }
    }

    /// <summary>Adds a collection as the latest of its client.</summary>
    public void Add(Flow flow)
    {
        lock (_lock)
        {
            Loaded(flow.ClientId).Add(flow);
        }
    }

    /// <summary>Keeps a collection that is to be changed, however it was made.</summary>
    public void Keep(Flow flow)
    {
        lock (_lock)
        {
            List<Flow> flows = Loaded(flow.ClientId);
            if (!flows.Exists(kept => kept.FlowId == flow.FlowId))
            {
                flows.Add(flow);
            }
        }
    }

    /// <summary>Removes a collection.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Remove(string clientId, string flowId)
    {
        bool isRemoved;
        IFlowMaker[] makers;
        lock (_lock)
        {
            isRemoved = Loaded(clientId).RemoveAll(flow => flow.FlowId == flowId) > 0;
            makers = _makers;
        }

        foreach (IFlowMaker maker in makers)
        {
            isRemoved |= maker.Remove(clientId, flowId);
        }

        return isRemoved;
    }

    /// <summary>What is kept of a client. To ask about one that has nothing leaves no trace.</summary>
    private List<Flow> Kept(string clientId) => _sources.Count > 0 || _byClient.ContainsKey(clientId) ? Loaded(clientId) : [];

    private List<Flow> Loaded(string clientId)
    {
        if (!_byClient.TryGetValue(clientId, out List<Flow>? flows))
        {
            flows = [.. _sources.SelectMany(load => load(clientId)).OrderBy(static flow => flow.Context.CreateTime)];
            _byClient.Add(clientId, flows);
        }

        return flows;
    }
}
