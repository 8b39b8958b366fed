namespace Megaraptor.Lab.Store.Flows;

/// <summary>The collections of an org, by client. Safe for concurrent use.</summary>
internal sealed class FlowTable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<Flow>> _byClient = new(StringComparer.Ordinal);
    private readonly List<Func<string, IEnumerable<Flow>>> _sources = [];

    /// <summary>Adds collections that are made when their client is first asked about.</summary>
    /// <param name="load">Makes the collections of a client, the oldest first.</param>
    public void AddSource(Func<string, IEnumerable<Flow>> load)
    {
        lock (_lock)
        {
            _sources.Add(load);
        }
    }

    /// <summary>The collections of a client, the oldest first.</summary>
    public IReadOnlyList<Flow> Of(string clientId)
    {
        lock (_lock)
        {
            return [.. Loaded(clientId)];
        }
    }

    /// <summary>A collection; null when there is none.</summary>
    public Flow? Find(string clientId, string flowId)
    {
        lock (_lock)
        {
            return Loaded(clientId).Find(flow => flow.FlowId == flowId);
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

    /// <summary>Removes a collection.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Remove(string clientId, string flowId)
    {
        lock (_lock)
        {
            return Loaded(clientId).RemoveAll(flow => flow.FlowId == flowId) > 0;
        }
    }

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
