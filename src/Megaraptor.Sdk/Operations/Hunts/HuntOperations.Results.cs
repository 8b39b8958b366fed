using System.Runtime.CompilerServices;
using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Evidence;
using Megaraptor.Sdk.Query;
using Megaraptor.Vql.Reference;

namespace Megaraptor.Sdk.Operations.Hunts;

/// <content>The rows of a hunt.</content>
public partial class HuntOperations
{
    /// <summary>Read the rows of a hunt, each with the client that sent it (ClientId, Fqdn, FlowId). Without an artifact, all of its sources, each row marked with its _Source.</summary>
    /// <param name="huntId">The hunt's id.</param>
    /// <param name="artifact">One artifact, or artifact/source, from artifact_sources of the hunt.</param>
    /// <param name="limit">Most rows to return.</param>
    /// <param name="references">Add _Ref to each row, client by client: its evidence reference, which get_evidence resolves and checks.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="NotFoundException">There is no such hunt or artifact; thrown when the rows are read.</exception>
    [Operation("get_hunt_results", Effect.Read, Needs = Permission.ReadResults, Verb = "hunts results")]
    public virtual VqlRows<VqlRow> ResultsAsync(string huntId, string? artifact = null, [Page(Default = 1000, Max = 10_000)] int? limit = null, bool references = false, CancellationToken cancellationToken = default) =>
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

        string collects = hunt.ArtifactSources.Count == 0 ? "It has no artifacts." : $"It collects {string.Join(", ", hunt.ArtifactSources)}.";
        string? near = artifact is null ? null : NearMatches.Question(NearMatches.Of(artifact, hunt.ArtifactSources.Concat(hunt.Artifacts).Distinct()));
        throw new NotFoundException($"Hunt {hunt.HuntId} does not collect '{EvidenceText.Show(artifact ?? "")}'.", near is null ? collects : $"{near} {collects}");
    }

    internal static void NoteProgress(HuntSummary hunt, QueryOutcome outcome)
    {
        if (hunt.ClientsFinished < hunt.ClientsScheduled)
        {
            outcome.AddNote($"{hunt.ClientsScheduled - hunt.ClientsFinished} of {hunt.ClientsScheduled} clients have not finished: more rows may come.");
        }

        if (hunt.ClientsWithErrors > 0)
        {
            outcome.AddNote($"{hunt.ClientsWithErrors} of {hunt.ClientsScheduled} clients failed: what they have is missing here, or incomplete. See list_hunt_flows with state failed.");
        }
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

    [Vql("SELECT * FROM hunt_results(hunt_id=@huntId, artifact=@artifact) LIMIT @limit")]
    private partial VqlRows<VqlRow> ReadResultsAsync(string huntId, string artifact, int? limit, CancellationToken cancellationToken);
}
