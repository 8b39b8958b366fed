using System.Security.Cryptography;
using Megaraptor.Lab.Identity;

namespace Megaraptor.Lab.Store.Orgs;

/// <summary>The orgs of the server, the root org first. Safe for concurrent use.</summary>
internal sealed class OrgTable
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _clock;
    private readonly List<Org> _orgs = [];

    /// <summary>Makes the table with its root org.</summary>
    public OrgTable(TimeProvider clock)
    {
        _clock = clock;
        Root = Make(OrgIds.Root, "<root>", null);
        _orgs.Add(Root);
    }

    /// <summary>The root org.</summary>
    public Org Root { get; }

    /// <summary>All orgs.</summary>
    public IReadOnlyList<Org> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _orgs];
            }
        }
    }

    /// <summary>An org by its id; null when there is none.</summary>
    /// <param name="id">The id; empty or <c>root</c> for the root org.</param>
    public Org? Find(string id)
    {
        lock (_lock)
        {
            return _orgs.Find(org => org.Id == OrgIds.Normalize(id));
        }
    }

    /// <summary>Makes an org.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="name">Its name.</param>
    public Org Add(string id, string name)
    {
        Org org = Make(id, name, Root);
        lock (_lock)
        {
            _orgs.Add(org);
        }

        return org;
    }

    /// <summary>Removes an org.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Remove(string id)
    {
        lock (_lock)
        {
            return _orgs.RemoveAll(org => org.Id == id && org != Root) > 0;
        }
    }

    private Org Make(string id, string name, Org? root) => new(id, name, Convert.ToBase64String(RandomNumberGenerator.GetBytes(8)), root, _clock);
}
