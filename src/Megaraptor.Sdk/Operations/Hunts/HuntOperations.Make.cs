using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Effects;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Hunts;

/// <content>The making itself: once.</content>
public partial class HuntOperations
{
    /// <summary>Makes it once. When the connection breaks meanwhile, the hunts that are there since tell whether it was made.</summary>
    private async Task<string> MakeAsync(VqlQuery query, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> before = await IdsAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            IReadOnlyList<VqlRow> rows = await client.Query(query, cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
            return rows is [var row] && row["hunt"]["HuntId"].AsString() is { Length: > 0 } huntId
                ? huntId
                : throw new MegaraptorException(MegaraptorErrorCode.NotDone, "The server made no hunt, and did not say why.", "Look into the server's log.");
        }
        catch (MegaraptorException fault) when (VerifiedEffect.LeavesDoubt(fault))
        {
            string[] since;
            try
            {
                since = [.. (await IdsAsync(cancellationToken).ConfigureAwait(false)).Except(before)];
            }
            catch (MegaraptorException)
            {
                throw VerifiedEffect.InDoubt("the hunt was made", fault);
            }

            throw since.Length == 0
                ? new MegaraptorException(MegaraptorErrorCode.NotDone, $"The connection failed, and no hunt was made: {fault.Message}", "It can be tried again.", fault)
                : new MegaraptorException(MegaraptorErrorCode.InDoubt, $"The connection failed, and {string.Join(", ", since)} was made since: {fault.Message}", "See with get_hunt whether it is this one before you make another.", fault);
        }
    }

    /// <summary>Reads back what was made. Who is told of a failure without the id would make it again.</summary>
    private async Task<HuntSummary> ReadMadeAsync(string huntId, CancellationToken cancellationToken)
    {
        try
        {
            return await GetAsync(huntId, cancellationToken).ConfigureAwait(false);
        }
        catch (MegaraptorException fault)
        {
            throw new MegaraptorException(MegaraptorErrorCode.InDoubt, $"Hunt {huntId} was made, and could not be read back: {fault.Message}", "Look at it with get_hunt. Do not make it again.", fault);
        }
    }

    private async Task<IReadOnlyList<string>> IdsAsync(CancellationToken cancellationToken) =>
        [.. (await ReadIdsAsync(cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false)).Select(static hunt => hunt.HuntId)];

    [Vql("SELECT hunt_id FROM hunts()")]
    private partial VqlRows<HuntName> ReadIdsAsync(CancellationToken cancellationToken);

    internal sealed record HuntName(string HuntId);
}
