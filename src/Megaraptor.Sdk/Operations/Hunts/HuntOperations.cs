using System.Runtime.CompilerServices;
using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Hunts;

/// <summary>What can be asked and done about hunts: collections on many clients.</summary>
/// <param name="client">The server.</param>
public sealed partial class HuntOperations(VelociraptorClient client)
{
    /// <summary>List hunts, newest first, with their conditions and how many clients they reached.</summary>
    /// <param name="state">Only hunts in this state.</param>
    /// <param name="limit">Most hunts to return.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>The hunts.</returns>
    [Operation("list_hunts", Effect.Read, Needs = Permission.ReadResults, Verb = "hunts list")]
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
    public partial VqlRows<HuntSummary> ListAsync(HuntState? state = null, [Page(Default = 50, Max = 10_000)] int? limit = null, CancellationToken cancellationToken = default);

    /// <summary>One hunt: state, condition, expiry, and how many clients it reached, finished and failed on.</summary>
    /// <param name="huntId">The hunt's id.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>The hunt.</returns>
    /// <exception cref="NotFoundException">There is no such hunt.</exception>
    [Operation("get_hunt", Effect.Read, Needs = Permission.ReadResults, Verb = "hunts get")]
    public async Task<HuntSummary> GetAsync(string huntId, CancellationToken cancellationToken = default)
    {
        Identifiers.CheckHunt(huntId);
        IReadOnlyList<HuntSummary> found = await ReadAsync(huntId, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        return found is [var hunt] ? hunt : throw Identifiers.NoHunt(huntId);
    }

    /// <summary>How each client stands in a hunt, with its host name; the place to see who failed and who has not answered.</summary>
    /// <param name="huntId">The hunt's id.</param>
    /// <param name="limit">Most clients to return.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    /// <returns>The clients.</returns>
    /// <exception cref="NotFoundException">There is no such hunt; thrown when the clients are read.</exception>
    [Operation("list_hunt_flows", Effect.Read, Needs = Permission.ReadResults, Verb = "hunts flows")]
    public VqlRows<HuntFlow> FlowsAsync(string huntId, [Page(Default = 100, Max = 10_000)] int? limit = null, CancellationToken cancellationToken = default) =>
        VqlRows.Create((outcome, token) => FlowsAsync(huntId, limit, outcome, token), cancellationToken);

    /// <summary>Read the rows of a hunt, each with the client that sent it (ClientId, Fqdn, FlowId). Without an artifact, all of its sources, each row marked with its _Source.</summary>
    /// <param name="huntId">The hunt's id.</param>
    /// <param name="artifact">One artifact, or artifact/source, from artifact_sources of the hunt.</param>
    /// <param name="limit">Most rows to return.</param>
    /// <param name="references">Add _Ref to each row, client by client: its evidence reference, which get_evidence resolves and checks.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="NotFoundException">There is no such hunt or artifact; thrown when the rows are read.</exception>
    [Operation("get_hunt_results", Effect.Read, Needs = Permission.ReadResults, Verb = "hunts results")]
    public VqlRows<VqlRow> ResultsAsync(string huntId, string? artifact = null, [Page(Default = 1000, Max = 10_000)] int? limit = null, bool references = false, CancellationToken cancellationToken = default) =>
        VqlRows.Create(
            (outcome, token) => references
                ? new HuntReferences(client, huntId, artifact).ReadAsync(limit, outcome, token)
                : ResultsAsync(huntId, artifact, limit, outcome, token),
            cancellationToken);

    /// <summary>The sources of a hunt that are meant.</summary>
    /// <exception cref="NotFoundException">It has no such artifact.</exception>
    internal static string[] Sources(HuntSummary hunt, string? artifact)
    {
        string[] sources = [.. hunt.ArtifactSources.Where(source => artifact is null || source == artifact || source.StartsWith(artifact + "/", StringComparison.Ordinal))];
        if (sources.Length > 0)
        {
            return sources;
        }

        throw new NotFoundException(
            $"Hunt {hunt.HuntId} does not collect '{Evidence.EvidenceText.Show(artifact ?? "")}'.",
            hunt.ArtifactSources.Count == 0 ? "It has no artifacts." : $"It collects {string.Join(", ", hunt.ArtifactSources)}.");
    }

    internal static void NoteProgress(HuntSummary hunt, QueryOutcome outcome)
    {
        if (hunt.ClientsFinished < hunt.ClientsScheduled)
        {
            outcome.AddNote($"{hunt.ClientsScheduled - hunt.ClientsFinished} of {hunt.ClientsScheduled} clients have not finished: more rows may come.");
        }
    }

    private async IAsyncEnumerable<HuntFlow> FlowsAsync(string huntId, int? limit, QueryOutcome outcome, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await GetAsync(huntId, cancellationToken).ConfigureAwait(false);
        VqlRows<HuntFlow> flows = ReadFlowsAsync(huntId, limit, cancellationToken);
        await foreach (HuntFlow flow in flows.ConfigureAwait(false))
        {
            outcome.RowsRead++;
            yield return flow;
        }

        outcome.Follow(flows.Outcome);
    }

    private async IAsyncEnumerable<VqlRow> ResultsAsync(string huntId, string? artifact, int? limit, QueryOutcome outcome, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        HuntSummary hunt = await GetAsync(huntId, cancellationToken).ConfigureAwait(false);
        string[] sources = Sources(hunt, artifact);
        NoteProgress(hunt, outcome);
        outcome.HasMore = false;
        foreach (string source in sources)
        {
            int? left = limit is { } most ? (int)(most - outcome.RowsRead) + 1 : null;
            VqlRows<VqlRow> rows = ReadResultsAsync(huntId, source, left, cancellationToken);
            await foreach (VqlRow row in rows.ConfigureAwait(false))
            {
                if (outcome.RowsRead == limit)
                {
                    outcome.HasMore = true;
                    yield break;
                }

                outcome.RowsRead++;
                yield return sources.Length > 1 ? row.Append("_Source", source) : row;
            }

            outcome.Include(rows.Outcome);
        }

        outcome.Verdict = outcome.RowsRead > 0 ? VqlVerdict.Ok : VqlVerdict.OkNoRows;
    }

    [Vql("""
        SELECT hunt_id, hunt_description AS description, state, artifacts, artifact_sources, creator, create_time, start_time, expires,
               tags, condition.labels.label AS include_labels, condition.excluded_labels.label AS exclude_labels, condition.os.os AS os,
               stats.total_clients_scheduled AS clients_scheduled, stats.total_finished_clients AS clients_finished,
               stats.total_clients_with_results AS clients_with_results, stats.total_clients_with_errors AS clients_with_errors,
               stats.total_collected_rows AS total_collected_rows, stats.total_uploaded_bytes AS total_uploaded_bytes
        FROM hunts(hunt_id=@huntId)
        """)]
    private partial VqlRows<HuntSummary> ReadAsync(string huntId, CancellationToken cancellationToken);

    [Vql("""
        SELECT ClientId AS client_id, client_info(client_id=ClientId).os_info.hostname AS hostname, FlowId AS flow_id,
               Flow.state AS state, Flow.status AS status, Flow.start_time AS start_time,
               Flow.total_collected_rows AS total_collected_rows, Flow.total_uploaded_files AS total_uploaded_files
        FROM hunt_flows(hunt_id=@huntId)
        LIMIT @limit
        """)]
    private partial VqlRows<HuntFlow> ReadFlowsAsync(string huntId, int? limit, CancellationToken cancellationToken);

    [Vql("SELECT * FROM hunt_results(hunt_id=@huntId, artifact=@artifact) LIMIT @limit")]
    private partial VqlRows<VqlRow> ReadResultsAsync(string huntId, string artifact, int? limit, CancellationToken cancellationToken);
}
