using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Effects;

namespace Megaraptor.Sdk.Operations.Hunts;

/// <content>Starting, stopping and changing hunts.</content>
public partial class HuntOperations
{
    /// <summary>Start or stop a hunt, change its description or expiry, and read back what is true. A stopped hunt can be started again; pause means stop, since the server cannot pause a hunt that exists.</summary>
    /// <param name="huntId">The hunt's id.</param>
    /// <param name="action">What to do; absent to change only the other things.</param>
    /// <param name="description">A new description.</param>
    /// <param name="expiresHours">Hours from now until clients stop joining.</param>
    /// <param name="cancellationToken">Ends the wait; a change that the server has begun stays.</param>
    /// <returns>The hunt as the server has it now.</returns>
    /// <exception cref="NotFoundException">There is no such hunt.</exception>
    /// <exception cref="InvalidArgumentException">Nothing is to be changed, or the hunt has expired.</exception>
    [Operation("modify_hunt", Effect.Collect, Needs = Permission.StartHunt | Permission.ReadResults, Verb = "hunts modify")]
    public virtual async Task<HuntChange> ModifyAsync(
        string huntId,
        HuntAction? action = null,
        string? description = null,
        [Range(1, 8760)] int? expiresHours = null,
        CancellationToken cancellationToken = default)
    {
        if ((action, description, expiresHours) == (null, null, null) || (description is not null && string.IsNullOrWhiteSpace(description)))
        {
            throw new InvalidArgumentException("Nothing is to be changed, or the description is empty.", "Give action, description or expires_hours.");
        }

        HuntSummary before = await GetAsync(huntId, cancellationToken).ConfigureAwait(false);
        DateTimeOffset now = client.Clock.GetUtcNow();
        switch (action)
        {
            case HuntAction.Archive:
                throw new MegaraptorException(MegaraptorErrorCode.Unsupported, "Velociraptor does not archive hunts any more: 0.77.2 ignores it, so nothing was done.", "Stop it, and mark it with set_hunt_tags; delete_hunt takes it away with its results.");
            case HuntAction.Start when expiresHours is null && before.Expires < now:
                throw new InvalidArgumentException($"Hunt {huntId} expired at {before.Expires:u}: the server would stop it at once.", "Give expires_hours as well.");
            case HuntAction.Pause when before.State == "PAUSED" && description is null && expiresHours is null:
                return HuntChange.Of(before, "It was paused already: nothing was done.");
        }

        DateTimeOffset? expires = expiresHours is { } hours ? now.AddHours(hours) : null;
        HuntSummary after = await ApplyAsync(huntId, action, description, expires, cancellationToken).ConfigureAwait(false);
        return action == HuntAction.Pause
            ? HuntChange.Of(after, "The server cannot pause a hunt that exists: it was stopped. No further client gets it; those that have it go on. Start it again with action start.")
            : HuntChange.Of(after);
    }

    private Task<HuntSummary> ApplyAsync(string huntId, HuntAction? action, string? description, DateTimeOffset? expires, CancellationToken cancellationToken)
    {
        string? state = action switch { HuntAction.Start => "RUNNING", HuntAction.Stop or HuntAction.Pause => "STOPPED", _ => null };
        return VerifiedEffect.RunAsync(
            client.Clock,
            $"hunt {huntId} {(state is null ? "has changed" : state == "RUNNING" ? "is running" : "has stopped")}",
            async token => await client.Query(HuntQuery.Update(huntId, action, description, expires), cancellationToken: token).ToListAsync(token).ConfigureAwait(false),
            token => GetAsync(huntId, token),
            hunt => (state is null || hunt.State == state)
                && (description is null || hunt.Description == description)
                && (expires is null || (hunt.Expires - expires)?.Duration() < TimeSpan.FromSeconds(2)),
            cancellationToken);
    }
}
