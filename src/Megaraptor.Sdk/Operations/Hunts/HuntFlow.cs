namespace Megaraptor.Sdk.Operations.Hunts;

/// <summary>How one client stands in a hunt.</summary>
/// <param name="ClientId">The client.</param>
/// <param name="Hostname">Its host name.</param>
/// <param name="FlowId">Its flow; of the same id on every client.</param>
/// <param name="State">RUNNING, WAITING, IN_PROGRESS, UNRESPONSIVE, FINISHED or ERROR.</param>
/// <param name="Status">The error's text; empty when there was none.</param>
/// <param name="StartTime">When the client began; null while it waits.</param>
/// <param name="TotalCollectedRows">How many rows it sent.</param>
/// <param name="TotalUploadedFiles">How many files it uploaded.</param>
public sealed record HuntFlow(
    string ClientId,
    string Hostname,
    string FlowId,
    string State,
    string Status,
    DateTimeOffset? StartTime,
    long TotalCollectedRows,
    long TotalUploadedFiles);
