using System.Runtime.CompilerServices;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Query;
using Megaraptor.Vql.Text;

namespace Megaraptor.Sdk.Operations.Flows;

/// <summary>Reads the results of a flow, source by source. The server answers a wrong name with silence, so names are settled first.</summary>
internal sealed class FlowResults(FlowOperations flows, string clientId, string flowId, string? artifact)
{
    internal async IAsyncEnumerable<VqlRow> ReadAsync(int? limit, string? cursor, QueryOutcome outcome, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var position = FlowCursor.Parse(cursor);
        FlowHeader flow = await flows.HeaderAsync(clientId, flowId, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<string> sources = Sources(flow, outcome);
        NoteState(flow, outcome);
        outcome.Continuation = () => position.ToString();
        outcome.HasMore = false;
        while (position.Source < sources.Count)
        {
            string source = sources[position.Source];
            long? count = limit is { } most ? most - outcome.RowsRead + 1 : null;
            VqlRows<VqlRow> rows = flows.SourceAsync(clientId, flowId, source, position.Row, count, cancellationToken);
            await foreach (VqlRow row in rows.ConfigureAwait(false))
            {
                if (outcome.RowsRead == limit)
                {
                    outcome.HasMore = true;
                    yield break;
                }

                outcome.RowsRead++;
                yield return sources.Count > 1 ? row.Append("_Source", source) : row;
                position = position with { Row = position.Row + 1 };
            }

            outcome.Include(rows.Outcome);
            position = new FlowCursor(position.Source + 1, 0);
        }

        outcome.Verdict = outcome.RowsRead > 0 ? VqlVerdict.Ok : VqlVerdict.OkNoRows;
    }

    private static void NoteState(FlowHeader flow, QueryOutcome outcome)
    {
        if (flow.IsRunning)
        {
            outcome.AddNote($"The flow is {flow.State}: more rows may come.");
        }
        else if (flow.State == "ERROR")
        {
            outcome.AddNote($"The flow ended with an error ({flow.Status.Trim()}): these are the rows that arrived before.");
        }
    }

    /// <summary>The sources to read: the one that was named, or all that have results.</summary>
    private IReadOnlyList<string> Sources(FlowHeader flow, QueryOutcome outcome)
    {
        IReadOnlyList<string> known = flow.ArtifactsWithResults;
        if (artifact is null)
        {
            if (known.Count == 0 && !flow.IsRunning)
            {
                outcome.AddNote($"None of the collected artifacts returned rows: {string.Join(", ", flow.ArtifactsRequested)}.");
            }

            return known;
        }

        if (known.Contains(artifact))
        {
            return [artifact];
        }

        string[] ofArtifact = [.. known.Where(name => name.StartsWith(artifact + "/", StringComparison.Ordinal))];
        if (ofArtifact.Length > 0)
        {
            return ofArtifact;
        }

        string requested = artifact.Split('/')[0];
        if (flow.ArtifactsRequested.Contains(requested) && !known.Any(name => name.StartsWith(requested + "/", StringComparison.Ordinal)))
        {
            outcome.AddNote(flow.IsRunning ? $"{artifact} has no rows yet." : $"{artifact} was collected and returned no rows.");
            return [];
        }

        throw Unknown(flow);
    }

    private NotFoundException Unknown(FlowHeader flow)
    {
        string[] names = [.. flow.ArtifactsWithResults.Concat(flow.ArtifactsRequested).Distinct()];
        string? nearest = names.MinBy(name => EditDistance.Between(name, artifact!));
        string results = flow.ArtifactsWithResults.Count == 0 ? "it has no results" : $"it has results of {string.Join(", ", flow.ArtifactsWithResults)}";
        return new NotFoundException(
            $"Flow {flowId} has no results of '{artifact}'.",
            nearest is null ? $"{results}." : $"Did you mean '{nearest}'? In all {results}.");
    }
}
