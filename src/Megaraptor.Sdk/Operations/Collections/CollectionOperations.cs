using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Flows;

namespace Megaraptor.Sdk.Operations.Collections;

/// <summary>Collections: making endpoints, or the server, collect artifacts.</summary>
/// <param name="client">The server.</param>
public partial class CollectionOperations(VelociraptorClient client)
{
    /// <summary>For substitutes in tests, see docs/testing.md. Members that are not overridden throw an <see cref="InvalidOperationException"/> where they would need a server.</summary>
    protected CollectionOperations()
        : this(VelociraptorClient.Unconnected)
    {
    }

    /// <summary>Collect artifacts on one endpoint, or on the server. Returns at once; offline endpoints collect when they come back. Names, types and values of parameters are checked before anything starts.</summary>
    /// <param name="clientId">The client's id; 'server' for artifacts of type server.</param>
    /// <param name="artifacts">The artifacts' names; several make one flow.</param>
    /// <param name="parameters">Values by artifact and parameter: {"Artifact.Name": {"Parameter": "value"}}. Defaults for the others. Lists are JSON, tables CSV or JSON, times ISO 8601 or seconds since 1970.</param>
    /// <param name="collectTimeout">Seconds until the endpoint gives up; the artifact's own limit, or 600, when absent.</param>
    /// <param name="cpuLimit">Most CPU that it may use, in percent.</param>
    /// <param name="iopsLimit">Most input and output operations per second.</param>
    /// <param name="maxRows">The collection is cancelled when it has more rows; the endpoint checks after each batch.</param>
    /// <param name="maxBytes">The collection is cancelled when it uploads more bytes; 1 GiB when absent.</param>
    /// <param name="urgent">Runs it beside what the endpoint is doing, without waiting for its turn.</param>
    /// <param name="cancellationToken">Ends the call; a collection that has started goes on.</param>
    /// <returns>The flow.</returns>
    /// <exception cref="NotFoundException">There is no such client or artifact.</exception>
    /// <exception cref="InvalidArgumentException">An artifact cannot run there, or a parameter does not fit.</exception>
    [Operation("collect_artifact", Effect.Collect, Needs = Permission.CollectClient | Permission.ReadResults, Verb = "collections start")]
    public virtual async Task<CollectionStart> StartAsync(
        string clientId,
        IReadOnlyList<string> artifacts,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? parameters = null,
        [Range(1, 604_800)] int? collectTimeout = null,
        [Range(1, 100)] int? cpuLimit = null,
        [Range(1, 1_000_000)] int? iopsLimit = null,
        [Range(1, long.MaxValue)] long? maxRows = null,
        [Range(1, long.MaxValue)] long? maxBytes = null,
        bool urgent = false,
        CancellationToken cancellationToken = default)
    {
        var options = new CollectionOptions
        {
            Timeout = collectTimeout is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            CpuLimit = cpuLimit,
            IopsLimit = iopsLimit,
            MaxRows = maxRows,
            MaxBytes = maxBytes,
            Urgent = urgent,
        };
        Identifiers.CheckClient(clientId);
        var starter = new CollectionStarter(client);
        ArtifactSpec spec = await starter.PrepareAsync(artifacts, parameters, clientId == Identifiers.Server, cancellationToken).ConfigureAwait(false);
        string flowId = await starter.StartAsync(clientId, spec, options, cancellationToken).ConfigureAwait(false);
        try
        {
            FlowStatus status = await new FlowOperations(client).StatusAsync(clientId, flowId, cancellationToken).ConfigureAwait(false);
            return new CollectionStart(clientId, flowId, spec.Names, status.State, status.ClientLastSeenAt);
        }
        catch (MegaraptorException)
        {
            // It has started: who is told of a failure would start it again.
            return new CollectionStart(clientId, flowId, spec.Names, LongRunning.CollectionStatus.Unset.Name, null);
        }
    }
}
