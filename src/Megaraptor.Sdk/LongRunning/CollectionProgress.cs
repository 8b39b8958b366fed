using Megaraptor.Sdk.Operations.Flows;

namespace Megaraptor.Sdk.LongRunning;

/// <summary>How far a collection has come, as the server last told it.</summary>
public sealed record CollectionProgress
{
    /// <summary>The state.</summary>
    public CollectionStatus Status { get; init; } = CollectionStatus.Unset;

    /// <summary>How many rows have arrived.</summary>
    public long Rows { get; init; }

    /// <summary>How many files have been uploaded.</summary>
    public long UploadedFiles { get; init; }

    /// <summary>How many bytes have been uploaded.</summary>
    public long UploadedBytes { get; init; }

    /// <summary>How many bytes the client announced to upload.</summary>
    public long ExpectedUploadedBytes { get; init; }

    /// <summary>How many lines the client has logged.</summary>
    public long LogLines { get; init; }

    /// <summary>How many of its queries have ended.</summary>
    public int QueriesDone { get; init; }

    /// <summary>How many queries it has; 0 before the client begins.</summary>
    public int QueriesTotal { get; init; }

    /// <summary>When the client was last heard of; null for the server's own collections.</summary>
    public DateTimeOffset? ClientLastSeenAt { get; init; }

    /// <summary>Whether the client has not been heard of for 15 minutes, by the server's clock: then it is not slow, it is not there.</summary>
    public bool IsOffline { get; init; }

    /// <summary>What it is waiting for, or how it ended, in words.</summary>
    public string Situation { get; init; } = "";

    internal static CollectionProgress Of(FlowStatus flow) => new()
    {
        Status = new CollectionStatus(flow.State),
        Rows = flow.TotalCollectedRows,
        UploadedFiles = flow.TotalUploadedFiles,
        UploadedBytes = flow.TotalUploadedBytes,
        ExpectedUploadedBytes = flow.TotalExpectedUploadedBytes,
        LogLines = flow.TotalLogs,
        QueriesDone = FlowSituation.QueriesDone(flow),
        QueriesTotal = flow.QueryStats.Count,
        ClientLastSeenAt = flow.ClientLastSeenAt,
        IsOffline = flow.ClientOffline,
        Situation = flow.Situation,
    };
}
