using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Effects;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Hunts;

/// <content>Deleting hunts.</content>
public partial class HuntOperations
{
    /// <summary>Delete a hunt with everything that it collected. Without confirm it is a rehearsal that says what would go. It cannot be undone: export what you need first.</summary>
    /// <param name="huntId">The hunt's id.</param>
    /// <param name="confirm">True to delete; otherwise nothing is deleted.</param>
    /// <param name="cancellationToken">Ends the wait; a deletion that the server has begun goes on.</param>
    /// <returns>What was deleted, or would be.</returns>
    /// <exception cref="NotFoundException">There is no such hunt.</exception>
    [Operation("delete_hunt", Effect.Destroy, Needs = Permission.ServerAdmin | Permission.ReadResults, Verb = "hunts delete")]
    public virtual async Task<HuntDeletion> DeleteAsync(string huntId, bool confirm = false, CancellationToken cancellationToken = default)
    {
        HuntSummary hunt = await GetAsync(huntId, cancellationToken).ConfigureAwait(false);
        int flows = (await ReadMembersAsync(huntId, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false)).Count;
        IReadOnlyList<HuntFile>? files = null;
        if (confirm)
        {
            await VerifiedEffect.RunAsync(
                client.Clock,
                $"hunt {huntId} was deleted",
                async token => files = await DeleteFilesAsync(huntId, true, token).ToListAsync(token).ConfigureAwait(false),
                token => FindAsync(huntId, token),
                static left => left is null or { State: "DELETED" },
                cancellationToken).ConfigureAwait(false);
        }
        else
        {
            files = await DeleteFilesAsync(huntId, false, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        }

        return new HuntDeletion(huntId, hunt.Description, confirm, flows, files?.Count, [.. (files ?? []).Select(static file => file.Error ?? "").Where(static error => error.Length > 0).Distinct()]);
    }

    [Vql("SELECT Type AS type, Error AS error FROM hunt_delete(hunt_id=@huntId, really_do_it=@reallyDoIt)")]
    private partial VqlRows<HuntFile> DeleteFilesAsync(string huntId, bool reallyDoIt, CancellationToken cancellationToken);

    internal sealed record HuntFile(string Type, string? Error);
}
