using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Artifacts;
using Megaraptor.Sdk.Operations.Clients;
using Megaraptor.Sdk.Operations.Effects;
using Megaraptor.Sdk.Operations.Flows;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Collections;

/// <summary>Starts collections: everything is checked first, then each is started once.</summary>
internal sealed class CollectionStarter(VelociraptorClient client)
{
    private const int MostLooks = 4;

    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromMilliseconds(500);

    /// <summary>Checks artifacts and parameters against their definitions on the server. Nothing is started.</summary>
    internal async Task<ArtifactSpec> PrepareAsync(
        IReadOnlyList<string> artifacts,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? parameters,
        bool isServer,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(artifacts);
        if (artifacts.Count == 0)
        {
            throw new InvalidArgumentException("'artifacts' is empty.", "Name at least one: find them with list_artifacts.");
        }

        IReadOnlyList<ArtifactDetails> definitions = await new ArtifactOperations(client).GetAllAsync(artifacts, cancellationToken).ConfigureAwait(false);
        var spec = new ArtifactSpec(definitions, parameters ?? new Dictionary<string, IReadOnlyDictionary<string, string>>());
        spec.Check(isServer);
        await new RegexParameters(client).CheckAsync(spec, cancellationToken).ConfigureAwait(false);
        return spec;
    }

    /// <summary>Starts it on one client that exists.</summary>
    internal async Task<string> StartAsync(string clientId, ArtifactSpec spec, CollectionOptions options, CancellationToken cancellationToken)
    {
        await new ClientOperations(client).EnsureExistsAsync(clientId, cancellationToken).ConfigureAwait(false);
        var names = new BoundNames();
        string call = $"collect_client(client_id={names.Value(clientId)}, artifacts={names.List(spec.Names)}, spec={spec.Text(names)}{options.Arguments()})";
        return await RunAsync(clientId, names.ToQuery($"SELECT {call} AS collection FROM scope()"), cancellationToken).ConfigureAwait(false);
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
            throw await LookAsync(clientId, before, fault, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>What became of a start whose answer was lost. The server may still be at it: it is looked for a few times before it is said not to have started.</summary>
    private async Task<MegaraptorException> LookAsync(string clientId, string? before, MegaraptorException fault, CancellationToken cancellationToken)
    {
        for (int looks = fault.Code == MegaraptorErrorCode.ServerError ? 1 : MostLooks; looks > 0; looks--)
        {
            string? now;
            try
            {
                now = await NewestAsync(clientId, cancellationToken).ConfigureAwait(false);
            }
            catch (MegaraptorException)
            {
                return VerifiedEffect.InDoubt($"the collection on {clientId} has started", fault);
            }

            if (now != before)
            {
                return new MegaraptorException(MegaraptorErrorCode.InDoubt, $"The connection failed, and flow {now} has started on {clientId} since: {fault.Message}", "See with get_flow_status whether it is this one before you start another.", fault);
            }

            if (looks > 1)
            {
                await Task.Delay(s_betweenLooks, client.Clock, cancellationToken).ConfigureAwait(false);
            }
        }

        return new MegaraptorException(MegaraptorErrorCode.NotDone, $"The connection failed, and no collection has started on {clientId}: {fault.Message}", "It can be tried again.", fault);
    }

    private async Task<string?> NewestAsync(string clientId, CancellationToken cancellationToken)
    {
        IReadOnlyList<FlowSummary> flows = await new FlowOperations(client).ListAsync(clientId, 1, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        return flows is [var newest] ? newest.FlowId : null;
    }
}
