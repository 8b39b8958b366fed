using Megaraptor.Lab.Store.Clients;
using Megaraptor.Lab.Store.Files;
using Megaraptor.Lab.Store.Flows;

namespace Megaraptor.Lab.Store.Orgs;

/// <summary>An org: everything that belongs to one tenant of the server.</summary>
internal sealed class Org
{
    /// <summary>Makes an empty org.</summary>
    /// <param name="id">Its id; <c>root</c> for the root org.</param>
    /// <param name="name">Its name.</param>
    /// <param name="nonce">The secret that its clients know.</param>
    /// <param name="clock">The Lab's clock.</param>
    public Org(string id, string name, string nonce, TimeProvider clock)
    {
        Id = id;
        Name = name;
        Nonce = nonce;
        Clients = new ClientTable(clock);
        Flows = new FlowTable();
        Files = new FileStore(Flows);
    }

    /// <summary>Its id.</summary>
    public string Id { get; }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>The secret that its clients know.</summary>
    public string Nonce { get; }

    /// <summary>Its clients.</summary>
    public ClientTable Clients { get; }

    /// <summary>Its collections.</summary>
    public FlowTable Flows { get; }

    /// <summary>Its files.</summary>
    public FileStore Files { get; }
}
