using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.LongRunning;
using Megaraptor.Sdk.Operations.Effects;

namespace Megaraptor.Sdk.Operations.Collections;

/// <content>The same collection on many clients.</content>
public partial class CollectionOperations
{
    /// <summary>
    /// Starts the same collection on each of some clients, a few at a time. A failure on one never hides the others: every
    /// client has its outcome. For a whole fleet make a hunt, which the server distributes by itself.
    /// </summary>
    /// <param name="clientIds">The clients' ids; one that is named twice is collected on once.</param>
    /// <param name="artifacts">The artifacts' names.</param>
    /// <param name="parameters">Values by artifact and parameter; null for the defaults.</param>
    /// <param name="options">Limits; null for those of the artifacts.</param>
    /// <param name="concurrency">How many are started at the same time, from 1 to 256.</param>
    /// <param name="progress">Hears each outcome as it comes; null for nobody.</param>
    /// <param name="cancellationToken">Starts no more. What has started goes on and is among the outcomes.</param>
    /// <returns>One outcome per client, in the order of the ids.</returns>
    /// <exception cref="NotFoundException">There is no such artifact. Nothing has started.</exception>
    /// <exception cref="InvalidArgumentException">An artifact does not run on clients, or a parameter does not fit. Nothing has started.</exception>
    public virtual async Task<IReadOnlyList<CollectionOutcome>> CollectOnAsync(
        IEnumerable<string> clientIds,
        IReadOnlyList<string> artifacts,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? parameters = null,
        CollectionOptions? options = null,
        int concurrency = 8,
        IProgress<CollectionOutcome>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(clientIds);
        ArgumentOutOfRangeException.ThrowIfLessThan(concurrency, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(concurrency, 256);
        string[] ids = [.. clientIds.Distinct()];
        if (ids.Contains(Identifiers.Server))
        {
            throw new InvalidArgumentException("The server is none of many clients.", "Collect server artifacts with the client id 'server' alone.");
        }

        var starter = new CollectionStarter(client);
        ArtifactSpec spec = await starter.PrepareAsync(artifacts, parameters, isServer: false, cancellationToken).ConfigureAwait(false);
        var outcomes = new CollectionOutcome[ids.Length];

        // Cancelled by hand: the loop's own token would throw the outcomes away.
        await Parallel.ForAsync(0, ids.Length, new ParallelOptions { MaxDegreeOfParallelism = concurrency }, async (index, _) =>
        {
            outcomes[index] = await StartOnAsync(starter, ids[index], spec, options ?? new CollectionOptions(), cancellationToken).ConfigureAwait(false);
            progress?.Report(outcomes[index]);
        }).ConfigureAwait(false);
        return outcomes;
    }

    private async Task<CollectionOutcome> StartOnAsync(CollectionStarter starter, string clientId, ArtifactSpec spec, CollectionOptions options, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return new CollectionOutcome(clientId, null, new MegaraptorException(MegaraptorErrorCode.NotDone, $"The call was cancelled before the collection on {clientId} was started.", "It can be started."));
        }

        try
        {
            Identifiers.CheckClient(clientId);
            string flowId = await starter.StartAsync(clientId, spec, options, cancellationToken).ConfigureAwait(false);
            return new CollectionOutcome(clientId, new CollectionOperation(client, clientId, flowId), null);
        }
        catch (MegaraptorException failure)
        {
            return new CollectionOutcome(clientId, null, failure);
        }
        catch (OperationCanceledException cancelled)
        {
            var cause = new MegaraptorException(MegaraptorErrorCode.TimedOut, "the call was cancelled meanwhile.", null, cancelled);
            return new CollectionOutcome(clientId, null, VerifiedEffect.InDoubt($"the collection on {clientId} has started", cause));
        }
    }
}
