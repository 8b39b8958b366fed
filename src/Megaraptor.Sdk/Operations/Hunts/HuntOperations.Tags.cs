using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Effects;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Hunts;

/// <content>Tags.</content>
public partial class HuntOperations
{
    /// <summary>Add tags to a hunt or remove them, and read back what it has. Tags sort hunts; they do not select clients.</summary>
    /// <param name="huntId">The hunt's id.</param>
    /// <param name="add">Tags to add.</param>
    /// <param name="remove">Tags to remove, regardless of case.</param>
    /// <param name="cancellationToken">Ends the wait; a change that the server has begun stays.</param>
    /// <returns>What changed, what was not there to be removed, and the tags that the hunt has now.</returns>
    /// <exception cref="NotFoundException">There is no such hunt.</exception>
    /// <exception cref="InvalidArgumentException">Nothing is to be changed, a tag is empty, or is both to be added and removed.</exception>
    [Operation("set_hunt_tags", Effect.Annotate, Needs = Permission.StartHunt | Permission.ReadResults, Verb = "hunts tag")]
    public virtual async Task<HuntTags> SetTagsAsync(string huntId, IReadOnlyList<string>? add = null, IReadOnlyList<string>? remove = null, CancellationToken cancellationToken = default)
    {
        add ??= [];
        remove ??= [];
        if (add.Count + remove.Count == 0 || add.Concat(remove).Any(string.IsNullOrWhiteSpace) || add.Intersect(remove, StringComparer.OrdinalIgnoreCase).Any())
        {
            throw new InvalidArgumentException("Give at least one tag to add or to remove, no empty one, and none twice.", "Tags are words such as ir-2026-11.");
        }

        HuntSummary before = await GetAsync(huntId, cancellationToken).ConfigureAwait(false);
        HuntSummary after = await VerifiedEffect.RunAsync(
            client.Clock,
            $"the tags of hunt {huntId} changed",
            async token => await ChangeTagsAsync(huntId, add.Count > 0 ? add : null, remove.Count > 0 ? remove : null, token).ToListAsync(token).ConfigureAwait(false),
            token => GetAsync(huntId, token),
            hunt => add.All(tag => hunt.Tags.Contains(tag, StringComparer.OrdinalIgnoreCase)) && !remove.Any(tag => hunt.Tags.Contains(tag, StringComparer.OrdinalIgnoreCase)),
            cancellationToken).ConfigureAwait(false);
        string[] notThere = [.. remove.Except(before.Tags, StringComparer.OrdinalIgnoreCase)];
        string[] modified = [.. add.Except(before.Tags, StringComparer.OrdinalIgnoreCase), .. remove.Except(notThere, StringComparer.OrdinalIgnoreCase)];
        return new HuntTags(huntId, modified, notThere, after.Tags);
    }

    [Vql("SELECT hunt_update(hunt_id=@huntId, add_labels=@add, del_labels=@remove) AS updated FROM scope()")]
    private partial VqlRows<HuntUpdate> ChangeTagsAsync(string huntId, IReadOnlyList<string>? add, IReadOnlyList<string>? remove, CancellationToken cancellationToken);

    internal sealed record HuntUpdate(VqlValue Updated);
}
