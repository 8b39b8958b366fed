using Megaraptor.Sdk.Operations.Artifacts;
using Megaraptor.Sdk.Operations.Clients;
using Megaraptor.Sdk.Operations.Collections;
using Megaraptor.Sdk.Operations.Files;
using Megaraptor.Sdk.Operations.Flows;
using Megaraptor.Sdk.Operations.Hunts;
using Megaraptor.Sdk.Operations.Monitoring;
using Megaraptor.Sdk.Operations.Notebooks;
using Megaraptor.Sdk.Operations.Queries;
using Megaraptor.Sdk.Operations.Results;
using Megaraptor.Sdk.Operations.Server;

namespace Megaraptor.Sdk;

/// <content>The operations, by noun.</content>
public partial class VelociraptorClient
{
    /// <summary>Clients: the endpoints of the fleet.</summary>
    public virtual ClientOperations Clients => new(this);

    /// <summary>Flows: collections of artifacts on a client, and their results.</summary>
    public virtual FlowOperations Flows => new(this);

    /// <summary>Collections: starting, watching and ending flows.</summary>
    public virtual CollectionOperations Collections => new(this);

    /// <summary>Artifacts: the definitions of what can be collected.</summary>
    public virtual ArtifactOperations Artifacts => new(this);

    /// <summary>Hunts: collections on many clients.</summary>
    public virtual HuntOperations Hunts => new(this);

    /// <summary>Files: those of endpoints, and what was collected of them, into a folder of one's own.</summary>
    public virtual FileOperations Files => new(this);

    /// <summary>Results: questions to the rows of a flow or hunt, exports, and references to single rows.</summary>
    public virtual ResultOperations Results => new(this);

    /// <summary>Monitoring: what clients and the server watch for, and the events that came of it.</summary>
    public virtual MonitoringOperations Monitoring => new(this);

    /// <summary>Notebooks: text and queries that belong to a case, with their results and timelines.</summary>
    public virtual NotebookOperations Notebooks => new(this);

    /// <summary>Timelines of notebooks: rows of several collections in the order of their time.</summary>
    public virtual TimelineOperations Timelines => new(this);

    /// <summary>The server itself: identity, users, orgs.</summary>
    public virtual ServerOperations Server => new(this);

    /// <summary>Raw VQL.</summary>
    public virtual VqlOperations Vql => new(this);
}
