using Megaraptor.Sdk.LongRunning;

namespace Megaraptor.Sdk.Errors;

/// <summary>A collection ended with an error, or was cancelled. Rows that arrived before stay readable.</summary>
/// <param name="message">What happened, with the client's words.</param>
/// <param name="clientId">The client.</param>
/// <param name="flowId">The flow.</param>
/// <param name="progress">How far it came.</param>
public sealed class CollectionFailedException(string message, string clientId, string flowId, CollectionProgress progress)
    : MegaraptorException(
        MegaraptorErrorCode.CollectionFailed,
        message,
        progress.Rows > 0
            ? "The rows that arrived before are readable (get_flow_results). Its logs say more (get_flow_logs)."
            : "Its logs say more (get_flow_logs).")
{
    /// <summary>The client.</summary>
    public string ClientId { get; } = clientId;

    /// <summary>The flow.</summary>
    public string FlowId { get; } = flowId;

    /// <summary>The state in which it ended.</summary>
    public CollectionStatus Status => Progress.Status;

    /// <summary>How far it came: the rows that it counts are readable.</summary>
    public CollectionProgress Progress { get; } = progress;
}
