namespace Megaraptor.Sdk.Operations.Hunts;

/// <summary>The tags of a hunt.</summary>
/// <param name="HuntId">The hunt.</param>
/// <param name="Tags">The tags that it has now, as the server says.</param>
public sealed record HuntTags(string HuntId, IReadOnlyList<string> Tags);
