using System.Runtime.CompilerServices;
using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Evidence;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Flows;

/// <summary>Reads the results of a flow, source by source. The server answers a wrong name with silence, so names are settled first.</summary>
internal sealed class FlowResults(FlowOperations flows, string clientId, string flowId, string? artifact)
{
    /// <summary>The org whose name stands in the references of the rows; null for rows without references.</summary>
    internal string? ReferenceOrg { get; init; }

    internal async IAsyncEnumerable<VqlRow> ReadAsync(int? limit, string? cursor, QueryOutcome outcome, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        FlowHeader flow = await flows.HeaderAsync(clientId, flowId, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<string> sources = FlowSources.Find(flow, flowId, artifact, outcome);
        NoteState(flow, outcome);
        string call = PageCursor.Fingerprint($"{clientId}\n{flowId}\n{artifact}");
        FlowCursor position = cursor is null ? FlowCursor.Begin : FlowCursor.Parse(cursor, call, sources);
        long begin = position.Row;
        outcome.Continuation = () => position.Write(call, sources);
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
                yield return Marked(row, source, position.Row, sources.Count > 1);
                position = position with { Row = position.Row + 1 };
            }

            outcome.Include(rows.Outcome);
            if (begin > 0 && position.Row == begin)
            {
                // A cursor is handed out only where a row waits.
                throw FlowCursor.Foreign();
            }

            begin = 0;
            position = new FlowCursor(position.Source + 1, 0);
        }

        outcome.Verdict = outcome.RowsRead > 0 ? VqlVerdict.Ok : VqlVerdict.OkNoRows;
    }

    private VqlRow Marked(VqlRow row, string source, long index, bool isOneOfSeveral)
    {
        VqlRow marked = isOneOfSeveral ? row.Append("_Source", source) : row;
        return ReferenceOrg is null ? marked : marked.Append(EvidenceReference.Column, EvidenceReference.Of(ReferenceOrg, clientId, flowId, source, index, row).ToString());
    }

    internal static void NoteState(FlowHeader flow, QueryOutcome outcome)
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
}
