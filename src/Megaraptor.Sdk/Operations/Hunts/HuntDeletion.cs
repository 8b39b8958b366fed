namespace Megaraptor.Sdk.Operations.Hunts;

/// <summary>What deleting a hunt takes away.</summary>
/// <param name="HuntId">The hunt.</param>
/// <param name="Description">What it was for.</param>
/// <param name="Deleted">False for a rehearsal: nothing was deleted.</param>
/// <param name="Flows">How many collections go with it.</param>
/// <param name="Files">How many files of the server hold them; null when the connection broke while it was deleted.</param>
/// <param name="Errors">What the server could not delete.</param>
public sealed record HuntDeletion(string HuntId, string Description, bool Deleted, long Flows, long? Files, IReadOnlyList<string> Errors);
