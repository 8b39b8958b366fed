using System.Runtime.CompilerServices;
using Megaraptor.Sdk.Evidence;
using Megaraptor.Sdk.Operations.Flows;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Hunts;

/// <summary>Reads the rows of a hunt client by client: a reference names a row by its place in one client's flow, which the hunt's own rows do not say.</summary>
internal sealed class HuntReferences(VelociraptorClient client, string huntId, string? artifact)
{
    internal async IAsyncEnumerable<VqlRow> ReadAsync(int? limit, QueryOutcome outcome, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var hunts = new HuntOperations(client);
        HuntSummary hunt = await hunts.GetAsync(huntId, cancellationToken).ConfigureAwait(false);
        string[] sources = HuntOperations.Sources(hunt, artifact);
        HuntOperations.NoteProgress(hunt, outcome);
        outcome.HasMore = false;
        var flows = new FlowOperations(client);
        await foreach (HuntFlow flow in hunts.FlowsAsync(huntId, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            foreach (string source in sources)
            {
                long index = 0;
                long? count = limit is { } most ? most - outcome.RowsRead + 1 : null;
                VqlRows<VqlRow> rows = flows.SourceAsync(flow.ClientId, flow.FlowId, source, 0, count, cancellationToken);
                await foreach (VqlRow row in rows.ConfigureAwait(false))
                {
                    if (outcome.RowsRead == limit)
                    {
                        outcome.HasMore = true;
                        yield break;
                    }

                    outcome.RowsRead++;
                    yield return Marked(row, flow, source, index++, sources.Length > 1);
                }

                outcome.Include(rows.Outcome);
            }
        }

        outcome.Verdict = outcome.RowsRead > 0 ? VqlVerdict.Ok : VqlVerdict.OkNoRows;
    }

    private VqlRow Marked(VqlRow row, HuntFlow flow, string source, long index, bool isOneOfSeveral)
    {
        VqlRow marked = row.Append("FlowId", flow.FlowId).Append("ClientId", flow.ClientId).Append("Fqdn", flow.Hostname);
        marked = isOneOfSeveral ? marked.Append("_Source", source) : marked;
        return marked.Append(EvidenceReference.Column, EvidenceReference.Of(EvidenceReference.OrgOf(client), flow.ClientId, flow.FlowId, source, index, row).ToString());
    }
}
