using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Hunts;

/// <content>From a few clients to all.</content>
public partial class HuntOperations
{
    /// <summary>Start a hunt for every client that fits, after it was tried on a canary. Refuses while no client has tried it, and while one has failed or has not finished.</summary>
    /// <param name="huntId">The hunt's id.</param>
    /// <param name="maxClients">Start nothing when more clients fit, by our own count: the server has no such limit.</param>
    /// <param name="force">Start it although the first clients have failed or have not finished, or there were none.</param>
    /// <param name="cancellationToken">Ends the wait; a change that the server has begun stays.</param>
    /// <returns>The hunt as the server has it now.</returns>
    /// <exception cref="NotFoundException">There is no such hunt.</exception>
    /// <exception cref="InvalidArgumentException">It runs already, the canary did not end well, or more clients fit than are allowed.</exception>
    [Operation("widen_hunt", Effect.Collect, Needs = Permission.StartHunt | Permission.ReadResults, Verb = "hunts widen")]
    public virtual async Task<HuntChange> WidenAsync(string huntId, [Range(1, 10_000_000)] int? maxClients = null, bool force = false, CancellationToken cancellationToken = default)
    {
        HuntSummary hunt = await GetAsync(huntId, cancellationToken).ConfigureAwait(false);
        if (hunt.State == "RUNNING")
        {
            throw new InvalidArgumentException($"Hunt {huntId} runs for every client that fits already.", "See with get_hunt how far it has come.");
        }

        if (!force)
        {
            await CheckTrialAsync(huntId, cancellationToken).ConfigureAwait(false);
        }

        long? estimate = null;
        if (maxClients is not null)
        {
            estimate = (await CountAsync(HuntCondition.Of(hunt), 30, cancellationToken).ConfigureAwait(false)).Clients;
            HuntRequestCheck.CheckCount(estimate.Value, maxClients, isEstimate: true);
        }

        HuntChange change = await ModifyAsync(huntId, HuntAction.Start, cancellationToken: cancellationToken).ConfigureAwait(false);
        return estimate is null ? change : change with { Notes = [$"By our count {estimate} clients fit now. Those that enrol or are labelled later may join until it expires."] };
    }

    /// <summary>Makes sure that the hunt was tried and went well. The flows tell: the counts of the hunt itself come later.</summary>
    private async Task CheckTrialAsync(string huntId, CancellationToken cancellationToken)
    {
        IReadOnlyList<StateCount> states = await CountStatesAsync(huntId, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        long all = states.Sum(static state => state.Clients);
        if (all == 0)
        {
            throw new InvalidArgumentException($"No client has tried hunt {huntId}: it was not widened.", "Try it on one with add_client_to_hunt, or give force.");
        }

        long finished = states.Where(static state => state.State == "FINISHED").Sum(static state => state.Clients);
        long failed = states.Where(static state => state.State == "ERROR").Sum(static state => state.Clients);
        if (finished < all)
        {
            throw new InvalidArgumentException(
                $"Of the {all} clients that have hunt {huntId}, {finished} have finished and {failed} have failed: it was not widened.",
                "Look at them with list_hunt_flows; wait, or give force.");
        }
    }

    [Vql("SELECT Flow.state AS state, count() AS clients FROM hunt_flows(hunt_id=@huntId) GROUP BY state")]
    private partial VqlRows<StateCount> CountStatesAsync(string huntId, CancellationToken cancellationToken);

    internal sealed record StateCount(string State, long Clients);
}
