using System.Runtime.CompilerServices;
using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.LongRunning;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Hunts;

/// <summary>What can be asked and done about hunts: collections on many clients.</summary>
/// <param name="client">The server.</param>
public partial class HuntOperations(VelociraptorClient client)
{
    /// <summary>For substitutes in tests, see docs/testing.md. Members that are not overridden throw an <see cref="InvalidOperationException"/> where they would need a server.</summary>
    protected HuntOperations()
        : this(VelociraptorClient.Unconnected)
    {
    }

    /// <summary>List hunts, newest first, with their conditions and how many clients they reached.</summary>
    /// <param name="state">Only hunts in this state. The server has no state for hunts of which all clients have finished: completed means stopped.</param>
    /// <param name="limit">Most hunts to return.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>The hunts.</returns>
    [Operation("list_hunts", Effect.Read, Needs = Permission.ReadResults, Verb = "hunts list")]
    public virtual VqlRows<HuntSummary> ListAsync(HuntState? state = null, [Page(Default = 50, Max = 10_000)] int? limit = null, CancellationToken cancellationToken = default) =>
        VqlRows.Create((outcome, token) => ListAsync(state, limit, outcome, token), cancellationToken);

    /// <summary>One hunt: state, condition, expiry, and how many clients it reached, finished and failed on.</summary>
    /// <param name="huntId">The hunt's id.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>The hunt.</returns>
    /// <exception cref="NotFoundException">There is no such hunt.</exception>
    [Operation("get_hunt", Effect.Read, Needs = Permission.ReadResults, Verb = "hunts get")]
    public virtual async Task<HuntSummary> GetAsync(string huntId, CancellationToken cancellationToken = default) =>
        await FindAsync(huntId, cancellationToken).ConfigureAwait(false) ?? throw Identifiers.NoHunt(huntId);

    /// <summary>A hunt to follow, wait for and read: also one that another process made. Asks the server nothing yet.</summary>
    /// <param name="huntId">The hunt's id.</param>
    /// <returns>The hunt.</returns>
    /// <exception cref="InvalidArgumentException">That is no hunt id.</exception>
    public virtual HuntOperation Resume(string huntId)
    {
        Identifiers.CheckHunt(huntId);
        return new HuntOperation(client, huntId);
    }

    /// <summary>The hunt, or null when there is none.</summary>
    private async Task<HuntSummary?> FindAsync(string huntId, CancellationToken cancellationToken)
    {
        Identifiers.CheckHunt(huntId);
        IReadOnlyList<HuntSummary> found = await ReadAsync(huntId, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        return found is [var hunt] ? hunt : null;
    }

    private async IAsyncEnumerable<HuntSummary> ListAsync(HuntState? state, int? limit, QueryOutcome outcome, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (state == HuntState.Completed)
        {
            outcome.AddNote("The server has no state 'completed': these are the stopped hunts. A running hunt whose clients have all finished has clients_finished = clients_scheduled.");
        }

        VqlRows<HuntSummary> hunts = ReadAllAsync(state == HuntState.Completed ? HuntState.Stopped : state, limit, cancellationToken);
        await foreach (HuntSummary hunt in hunts.ConfigureAwait(false))
        {
            outcome.RowsRead++;
            yield return hunt;
        }

        outcome.Follow(hunts.Outcome);
    }

    [Vql("""
        SELECT hunt_id, hunt_description AS description, state, artifacts, artifact_sources, creator, create_time, start_time, expires,
               tags, condition.labels.label AS include_labels, condition.excluded_labels.label AS exclude_labels, condition.os.os AS os,
               stats.total_clients_scheduled AS clients_scheduled, stats.total_finished_clients AS clients_finished,
               stats.total_clients_with_results AS clients_with_results, stats.total_clients_with_errors AS clients_with_errors,
               stats.total_collected_rows AS total_collected_rows, stats.total_uploaded_bytes AS total_uploaded_bytes
        FROM hunts()
        WHERE @state = NULL OR lowcase(string=state) = @state
        ORDER BY create_time DESC
        LIMIT @limit
        """)]
    private partial VqlRows<HuntSummary> ReadAllAsync(HuntState? state, int? limit, CancellationToken cancellationToken);

    [Vql("""
        SELECT hunt_id, hunt_description AS description, state, artifacts, artifact_sources, creator, create_time, start_time, expires,
               tags, condition.labels.label AS include_labels, condition.excluded_labels.label AS exclude_labels, condition.os.os AS os,
               stats.total_clients_scheduled AS clients_scheduled, stats.total_finished_clients AS clients_finished,
               stats.total_clients_with_results AS clients_with_results, stats.total_clients_with_errors AS clients_with_errors,
               stats.total_collected_rows AS total_collected_rows, stats.total_uploaded_bytes AS total_uploaded_bytes
        FROM hunts(hunt_id=@huntId)
        """)]
    private partial VqlRows<HuntSummary> ReadAsync(string huntId, CancellationToken cancellationToken);
}
