namespace Megaraptor.Sdk.Operations.Flows;

/// <summary>What has to be known of a flow before its results can be read.</summary>
internal sealed record FlowHeader(
    string FlowId,
    string State,
    string Status,
    IReadOnlyList<string> ArtifactsRequested,
    IReadOnlyList<string> ArtifactsWithResults)
{
    /// <summary>Whether the client may still send rows.</summary>
    internal bool IsRunning => State is not ("FINISHED" or "ERROR");
}
