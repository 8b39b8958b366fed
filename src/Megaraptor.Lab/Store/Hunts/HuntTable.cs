namespace Megaraptor.Lab.Store.Hunts;

/// <summary>The hunts of an org. Safe for concurrent use.</summary>
internal sealed class HuntTable
{
    private readonly Lock _lock = new();
    private readonly List<Hunt> _hunts = [];

    /// <summary>All hunts, the oldest first.</summary>
    public IReadOnlyList<Hunt> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _hunts];
            }
        }
    }

    /// <summary>A hunt; null when there is none.</summary>
    public Hunt? Find(string huntId)
    {
        lock (_lock)
        {
            return _hunts.Find(hunt => hunt.HuntId == huntId);
        }
    }

    /// <summary>Adds a hunt.</summary>
    public void Add(Hunt hunt)
    {
        lock (_lock)
        {
            _hunts.Add(hunt);
        }
    }

    /// <summary>Removes a hunt.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Remove(string huntId)
    {
        lock (_lock)
        {
            return _hunts.RemoveAll(hunt => hunt.HuntId == huntId) > 0;
        }
    }
}
