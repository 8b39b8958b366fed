namespace Megaraptor.Sdk.Operations.Hunts;

/// <summary>A client that a hunt was given to.</summary>
/// <param name="HuntId">The hunt.</param>
/// <param name="ClientId">The client.</param>
/// <param name="FlowId">Its flow: that of the hunt, or a new one after a relaunch.</param>
/// <param name="Relaunched">Whether the client had it before.</param>
/// <param name="ClientLastSeenAt">When the client was last heard of; it collects when it is online.</param>
public sealed record HuntAddition(string HuntId, string ClientId, string FlowId, bool Relaunched, DateTimeOffset? ClientLastSeenAt);
