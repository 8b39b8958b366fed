using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Results;

/// <summary>The row that a reference names. It has the hash that the reference says.</summary>
/// <param name="Reference">The reference.</param>
/// <param name="OrgId">The org.</param>
/// <param name="ClientId">The client.</param>
/// <param name="FlowId">The flow.</param>
/// <param name="Artifact">The artifact, or artifact/source.</param>
/// <param name="RowIndex">The place of the row in it, from 0.</param>
/// <param name="Sha256">The SHA-256 of the row's canonical JSON.</param>
/// <param name="Row">The row.</param>
public sealed record EvidenceRow(string Reference, string OrgId, string ClientId, string FlowId, string Artifact, long RowIndex, string Sha256, VqlRow Row);
