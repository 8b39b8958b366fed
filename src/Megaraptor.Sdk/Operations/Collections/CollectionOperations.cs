using System.Globalization;
using System.Text;
using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Artifacts;
using Megaraptor.Sdk.Operations.Clients;
using Megaraptor.Sdk.Operations.Effects;
using Megaraptor.Sdk.Operations.Flows;
using Megaraptor.Sdk.Query;
using Megaraptor.Vql.Templates;

namespace Megaraptor.Sdk.Operations.Collections;

/// <summary>Collections: making endpoints, or the server, collect artifacts.</summary>
/// <param name="client">The server.</param>
public sealed class CollectionOperations(VelociraptorClient client)
{
    /// <summary>Collect artifacts on one endpoint, or on the server. Returns at once; offline endpoints collect when they come back. Names, types and values of parameters are checked before anything starts.</summary>
    /// <param name="clientId">The client's id; 'server' for artifacts of type server.</param>
    /// <param name="artifacts">The artifacts' names; several make one flow.</param>
    /// <param name="parameters">Values by artifact and parameter: {"Artifact.Name": {"Parameter": "value"}}. Defaults for the others.</param>
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
    public async Task<CollectionStart> StartAsync(
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
        ArgumentNullException.ThrowIfNull(artifacts);
        if (artifacts.Count == 0)
        {
            throw new InvalidArgumentException("'artifacts' is empty.", "Name at least one: find them with list_artifacts.");
        }

        var clients = new ClientOperations(client);
        await clients.EnsureExistsAsync(clientId, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<ArtifactDetails> definitions = await new ArtifactOperations(client).GetAllAsync(artifacts, cancellationToken).ConfigureAwait(false);
        var spec = new ArtifactSpec(definitions, parameters ?? new Dictionary<string, IReadOnlyDictionary<string, string>>());
        spec.Check(clientId == Identifiers.Server);
        VqlQuery query = Query(clientId, spec, collectTimeout, cpuLimit, iopsLimit, maxRows, maxBytes, urgent);
        string flowId = await RunAsync(clientId, query, cancellationToken).ConfigureAwait(false);
        FlowStatus status = await new FlowOperations(client).StatusAsync(clientId, flowId, cancellationToken).ConfigureAwait(false);
        return new CollectionStart(clientId, flowId, spec.Names, status.State, status.ClientLastSeenAt);
    }

    private static VqlQuery Query(string clientId, ArtifactSpec spec, int? timeout, int? cpuLimit, int? iopsLimit, long? maxRows, long? maxBytes, bool urgent)
    {
        var names = new BoundNames();
        var text = new StringBuilder($"SELECT collect_client(client_id={names.Value(clientId)}, artifacts={names.List(spec.Names)}, spec={spec.Text(names)}");
        Number("timeout", timeout);
        Number("cpu_limit", cpuLimit);
        Number("iops_limit", iopsLimit);
        Number("max_rows", maxRows);
        Number("max_bytes", maxBytes);
        if (urgent)
        {
            text.Append(", urgent=TRUE");
        }

        return names.ToQuery(text.Append(") AS collection FROM scope()").ToString());

        void Number(string name, long? value)
        {
            if (value is { } number)
            {
                text.Append(CultureInfo.InvariantCulture, $", {name}={VqlLiteral.Of(number)}");
            }
        }
    }

    /// <summary>Starts it once. When the connection breaks meanwhile, the flows that began since tell whether it started.</summary>
    private async Task<string> RunAsync(string clientId, VqlQuery query, CancellationToken cancellationToken)
    {
        string? before = await NewestAsync(clientId, cancellationToken).ConfigureAwait(false);
        try
        {
            IReadOnlyList<VqlRow> rows = await client.Query(query, cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
            return rows is [var row] && row["collection"]["flow_id"].AsString() is { Length: > 0 } flowId
                ? flowId
                : throw new MegaraptorException(MegaraptorErrorCode.NotDone, "The server started no collection, and did not say why.", "Look into the server's log.");
        }
        catch (MegaraptorException fault) when (VerifiedEffect.LeavesDoubt(fault))
        {
            string? now;
            try
            {
                now = await NewestAsync(clientId, cancellationToken).ConfigureAwait(false);
            }
            catch (MegaraptorException)
            {
                throw VerifiedEffect.InDoubt($"the collection on {clientId} has started", fault);
            }

            throw now == before
                ? new MegaraptorException(MegaraptorErrorCode.NotDone, $"The connection failed, and no collection has started on {clientId}: {fault.Message}", "It can be tried again.", fault)
                : new MegaraptorException(MegaraptorErrorCode.InDoubt, $"The connection failed, and flow {now} has started on {clientId} since: {fault.Message}", "See with get_flow_status whether it is this one before you start another.", fault);
        }
    }

    private async Task<string?> NewestAsync(string clientId, CancellationToken cancellationToken)
    {
        IReadOnlyList<FlowSummary> flows = await new FlowOperations(client).ListAsync(clientId, 1, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        return flows is [var newest] ? newest.FlowId : null;
    }
}
