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
public sealed partial class VelociraptorClient
{
    /// <summary>Clients: the endpoints of the fleet.</summary>
    public ClientOperations Clients => new(this);

    /// <summary>Flows: collections of artifacts on a client, and their results.</summary>
    public FlowOperations Flows => new(this);

    /// <summary>Collections: starting, watching and ending flows.</summary>
    public CollectionOperations Collections => new(this);

    /// <summary>Artifacts: the definitions of what can be collected.</summary>
    public ArtifactOperations Artifacts => new(this);

    /// <summary>Hunts: collections on many clients.</summary>
    public HuntOperations Hunts => new(this);

    /// <summary>Files: those of endpoints, and what was collected of them, into a folder of one's own.</summary>
    public FileOperations Files => new(this);

    /// <summary>Results: questions to the rows of a flow or hunt, exports, and references to single rows.</summary>
    public ResultOperations Results => new(this);

    /// <summary>Monitoring: what clients and the server watch for, and the events that came of it.</summary>
    public MonitoringOperations Monitoring => new(this);

    /// <summary>Notebooks: text and queries that belong to a case, with their results and timelines.</summary>
    public NotebookOperations Notebooks => new(this);

    /// <summary>Timelines of notebooks: rows of several collections in the order of their time.</summary>
    public TimelineOperations Timelines => new(this);

    /// <summary>The server itself: identity, users, orgs.</summary>
    public ServerOperations Server => new(this);

    /// <summary>Raw VQL.</summary>
    public VqlOperations Vql => new(this);
}
