namespace Megaraptor.Sdk.Operations.Collections;

/// <summary>A collection that was started.</summary>
/// <param name="ClientId">The client.</param>
/// <param name="FlowId">The flow: follow it with wait_for_flow, read it with get_flow_results.</param>
/// <param name="Artifacts">What is collected.</param>
/// <param name="State">Its state right after the start; UNSET when it started and could not be read.</param>
/// <param name="ClientLastSeenAt">When the client was last heard of; an offline one collects when it comes back. Null for the server.</param>
public sealed record CollectionStart(string ClientId, string FlowId, IReadOnlyList<string> Artifacts, string State, DateTimeOffset? ClientLastSeenAt);
