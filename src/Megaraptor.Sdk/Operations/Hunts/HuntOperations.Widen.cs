using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;

namespace Megaraptor.Sdk.Operations.Hunts;

/// <content>From a few clients to all.</content>
public sealed partial class HuntOperations
{
    /// <summary>Start a hunt for every client that fits, after it was tried on a canary. Refuses while a client of the canary has failed or has not finished.</summary>
    /// <param name="huntId">The hunt's id.</param>
    /// <param name="maxClients">Start nothing when more clients fit, by our own count: the server has no such limit.</param>
    /// <param name="force">Start it although the first clients have failed or have not finished.</param>
    /// <param name="cancellationToken">Ends the wait; a change that the server has begun stays.</param>
    /// <returns>The hunt as the server has it now.</returns>
    /// <exception cref="NotFoundException">There is no such hunt.</exception>
    /// <exception cref="InvalidArgumentException">It runs already, the canary did not end well, or more clients fit than are allowed.</exception>
    [Operation("widen_hunt", Effect.Collect, Needs = Permission.StartHunt | Permission.ReadResults, Verb = "hunts widen")]
    public async Task<HuntChange> WidenAsync(string huntId, [Range(1, 10_000_000)] int? maxClients = null, bool force = false, CancellationToken cancellationToken = default)
    {
        HuntSummary hunt = await GetAsync(huntId, cancellationToken).ConfigureAwait(false);
        if (hunt.State == "RUNNING")
        {
            throw new InvalidArgumentException($"Hunt {huntId} runs for every client that fits already.", "See with get_hunt how far it has come.");
        }

        if (!force && (hunt.ClientsWithErrors > 0 || hunt.ClientsFinished < hunt.ClientsScheduled))
        {
            throw new InvalidArgumentException(
                $"Of the {hunt.ClientsScheduled} clients that have hunt {huntId}, {hunt.ClientsFinished} have finished and {hunt.ClientsWithErrors} have failed: it was not widened.",
                "Look at them with list_hunt_flows; wait, or give force.");
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
}
