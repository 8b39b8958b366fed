using Megaraptor.Sdk;
using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Query;

namespace PackageConsumer;

/// <summary>What a user of the packages asks of a fleet.</summary>
/// <param name="client">The server.</param>
public sealed partial class FleetOperations(VelociraptorClient client)
{
    /// <summary>List the host names that begin with a text.</summary>
    /// <param name="prefix">The beginning of the host name.</param>
    /// <returns>The hosts.</returns>
    [Operation("list_host_names", Effect.Read, Needs = Permission.ReadResults)]
    [Vql("SELECT os_info.hostname AS hostname FROM clients(search=@prefix)")]
    public partial VqlRows<Host> ListAsync(string prefix, CancellationToken cancellationToken = default);
}

/// <summary>A host.</summary>
/// <param name="Hostname">Its name.</param>
public sealed record Host(string Hostname);
