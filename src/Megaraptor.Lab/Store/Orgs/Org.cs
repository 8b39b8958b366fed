using Megaraptor.Lab.Artifacts;
using Megaraptor.Lab.Collections;
using Megaraptor.Lab.Hosts;
using Megaraptor.Lab.Scripting;
using Megaraptor.Lab.Store.Clients;
using Megaraptor.Lab.Store.Events;
using Megaraptor.Lab.Store.Files;
using Megaraptor.Lab.Store.Flows;
using Megaraptor.Lab.Store.Hunts;
using Megaraptor.Lab.Store.Notebooks;
using Megaraptor.Lab.Synthetic;

namespace Megaraptor.Lab.Store.Orgs;

/// <summary>An org: everything that belongs to one tenant of the server.</summary>
internal sealed class Org
{
    /// <summary>Makes an empty org.</summary>
    /// <param name="id">Its id; <c>root</c> for the root org.</param>
    /// <param name="name">Its name.</param>
    /// <param name="nonce">The secret that its clients know.</param>
    /// <param name="root">The root org, whose artifacts it inherits; null for the root org itself.</param>
    /// <param name="clock">The Lab's clock.</param>
    public Org(string id, string name, string nonce, Org? root, TimeProvider clock)
    {
        Id = id;
        Name = name;
        Nonce = nonce;
        Clients = new ClientTable(clock);
        Flows = new FlowTable();
        Files = new FileStore(Flows);
        Artifacts = new ArtifactRepository(root?.Artifacts);
    }

    /// <summary>Its id.</summary>
    public string Id { get; }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>The secret that its clients know.</summary>
    public string Nonce { get; }

    /// <summary>Its clients.</summary>
    public ClientTable Clients { get; }

    /// <summary>The machines behind its clients.</summary>
    public HostTable Hosts { get; } = new();

    /// <summary>What collections of the server's own artifacts return on its clients.</summary>
    public CollectionPatterns Patterns { get; } = new();

    /// <summary>What collections return because a script says so.</summary>
    public ScriptedRows Scripted { get; } = new();

    /// <summary>What collections return on its synthetic hosts; null when it has none.</summary>
    public SyntheticArtifacts? Synthetic { get; set; }

    /// <summary>Its collections.</summary>
    public FlowTable Flows { get; }

    /// <summary>Its files.</summary>
    public FileStore Files { get; }

    /// <summary>Its hunts.</summary>
    public HuntTable Hunts { get; } = new();

    /// <summary>What its clients and its server watch for.</summary>
    public MonitoringTable Monitoring { get; } = new();

    /// <summary>Its notebooks.</summary>
    public NotebookTable Notebooks { get; } = new();

    /// <summary>Its events.</summary>
    public EventTable Events { get; } = new();

    /// <summary>The artifacts that it knows.</summary>
    public ArtifactRepository Artifacts { get; }
}
