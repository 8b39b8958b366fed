namespace Megaraptor.Sdk.Operations.Hunts;

/// <summary>What was changed in the tags of a hunt.</summary>
/// <param name="HuntId">The hunt.</param>
/// <param name="Modified">The tags that were added or removed; none when nothing changed.</param>
/// <param name="NotThere">The tags that were to be removed and that the hunt did not have: misspelt, or removed before.</param>
/// <param name="Tags">The tags that it has now, as the server says.</param>
public sealed record HuntTags(string HuntId, IReadOnlyList<string> Modified, IReadOnlyList<string> NotThere, IReadOnlyList<string> Tags);
