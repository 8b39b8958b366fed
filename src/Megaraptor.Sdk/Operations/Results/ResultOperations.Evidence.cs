using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Evidence;
using Megaraptor.Sdk.Operations.Flows;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Results;

/// <content>Single rows by their references.</content>
public partial class ResultOperations
{
    /// <summary>Find the row that an evidence reference names, and prove that it still is what it was: a row that changed is a failure.</summary>
    /// <param name="reference">The reference, whole: _Ref of a row.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    /// <returns>The row.</returns>
    /// <exception cref="InvalidArgumentException">It is no reference.</exception>
    /// <exception cref="NotFoundException">There is no such client, flow, artifact or row: it was deleted, or the reference was altered.</exception>
    /// <exception cref="MegaraptorException">The row is there, and is not what it was (evidence_changed).</exception>
    [Operation("get_evidence", Effect.Read, Needs = Permission.ReadResults, Verb = "results evidence")]
    public virtual async Task<EvidenceRow> EvidenceAsync(string reference, CancellationToken cancellationToken = default)
    {
        var named = EvidenceReference.Parse(reference);

        // The reference says the org, whatever the call does.
        VelociraptorClient org = named.OrgId == EvidenceReference.OrgOf(client) ? client : client.ForOrg(named.OrgId);
        var flows = new FlowOperations(org);
        await flows.SettleAsync(named.ClientId, named.FlowId, named.SourceName, new QueryOutcome(), cancellationToken).ConfigureAwait(false);
        IReadOnlyList<VqlRow> rows = await flows.SourceAsync(named.ClientId, named.FlowId, named.SourceName, named.Row, 1, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (rows is not [var row, ..])
        {
            throw new NotFoundException(
                $"{named.SourceName} of flow {named.FlowId} has no row {named.Row}.",
                "Rows were deleted on the server since the reference was made, or the reference was altered: which of the two cannot be told from here. Compare it with the note or report that it came from.");
        }

        string hash = RowDigest.Of(row);
        return hash == named.Sha256
            ? new EvidenceRow(reference, named.OrgId, named.ClientId, named.FlowId, named.SourceName, named.Row, hash, row)
            : throw new MegaraptorException(
                MegaraptorErrorCode.EvidenceChanged,
                $"Row {named.Row} of {named.SourceName} in flow {named.FlowId} is not what the reference names: its SHA-256 is {hash}, not {named.Sha256}.",
                "The results were changed on the server, or the reference was. Read the flow's rows anew with references, and find out who changed what.");
    }
}
