using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Clients;

/// <summary>An interrogation of a client.</summary>
/// <param name="ClientId">The client.</param>
/// <param name="FlowId">The flow: follow it with wait_for_flow, read it with get_flow_results.</param>
/// <param name="State">Its state at the end of the wait.</param>
/// <param name="Ended">Whether it has ended: only then are there rows.</param>
/// <param name="Situation">What it is waiting for, or how it ended, in words.</param>
/// <param name="Rows">What it found, each row marked with its _Source; null while it has not ended.</param>
public sealed record ClientInterrogation(string ClientId, string FlowId, string State, bool Ended, string Situation, IReadOnlyList<VqlRow>? Rows);
