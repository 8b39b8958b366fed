using Megaraptor.Sdk.Operations.Clients;
using Megaraptor.Sdk.Operations.Flows;
using Megaraptor.Sdk.Operations.Queries;

namespace Megaraptor.Sdk;

/// <content>The operations, by noun.</content>
public sealed partial class VelociraptorClient
{
    /// <summary>Clients: the endpoints of the fleet.</summary>
    public ClientOperations Clients => new(this);

    /// <summary>Flows: collections of artifacts on a client, and their results.</summary>
    public FlowOperations Flows => new(this);

    /// <summary>Raw VQL.</summary>
    public VqlOperations Vql => new(this);
}
