namespace Megaraptor.Sdk.Operations.Flows;

/// <summary>A flow after it was cancelled.</summary>
/// <param name="ClientId">The client.</param>
/// <param name="FlowId">The flow.</param>
/// <param name="StateBefore">Its state before.</param>
/// <param name="State">Its state now: ERROR is that of a cancelled flow.</param>
/// <param name="Status">The server's words on it.</param>
/// <param name="RowsCollected">How many rows had arrived; they stay readable.</param>
public sealed record FlowCancellation(string ClientId, string FlowId, string StateBefore, string State, string Status, long RowsCollected);
