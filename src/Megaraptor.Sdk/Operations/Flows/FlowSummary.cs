namespace Megaraptor.Sdk.Operations.Flows;

/// <summary>A flow in a list: one collection of artifacts on a client.</summary>
/// <param name="FlowId">The flow's id; unique together with the client's.</param>
/// <param name="State">RUNNING (scheduled), WAITING (delivered), IN_PROGRESS, UNRESPONSIVE, FINISHED or ERROR. Rows collected before an error stay readable.</param>
/// <param name="Status">The error's text; empty when there was none.</param>
/// <param name="ArtifactsRequested">The artifacts that were asked for.</param>
/// <param name="ArtifactsWithResults">The artifacts, or artifact/source, that returned rows: the names by which results are read.</param>
/// <param name="Creator">Who started it.</param>
/// <param name="CreateTime">When it was started.</param>
/// <param name="StartTime">When the client began; null while it waits.</param>
/// <param name="ActiveTime">When the client last reported.</param>
/// <param name="TotalCollectedRows">How many rows were collected.</param>
/// <param name="TotalUploadedFiles">How many files were uploaded.</param>
/// <param name="TotalUploadedBytes">How many bytes were uploaded.</param>
/// <param name="TotalLogs">How many log lines the client wrote.</param>
public sealed record FlowSummary(
    string FlowId,
    string State,
    string Status,
    IReadOnlyList<string> ArtifactsRequested,
    IReadOnlyList<string> ArtifactsWithResults,
    string Creator,
    DateTimeOffset? CreateTime,
    DateTimeOffset? StartTime,
    DateTimeOffset? ActiveTime,
    long TotalCollectedRows,
    long TotalUploadedFiles,
    long TotalUploadedBytes,
    long TotalLogs);
