namespace Megaraptor.Sdk.Operations.Clients;

/// <summary>The labels of a client after they were changed.</summary>
/// <param name="ClientId">The client.</param>
/// <param name="Operation">What was done.</param>
/// <param name="LabelsModified">The labels that changed: none of those that were there already, or were not there to be removed.</param>
/// <param name="CurrentLabels">The labels that the client has now, as the server says.</param>
public sealed record ClientLabels(string ClientId, LabelChange Operation, IReadOnlyList<string> LabelsModified, IReadOnlyList<string> CurrentLabels);
