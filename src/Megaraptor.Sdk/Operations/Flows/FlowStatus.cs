using Megaraptor.Sdk.Catalogue;

namespace Megaraptor.Sdk.Operations.Flows;

/// <summary>How a flow stands.</summary>
public sealed record FlowStatus
{
    /// <summary>The client.</summary>
    public required string ClientId { get; init; }

    /// <summary>The flow.</summary>
    public required string FlowId { get; init; }

    /// <summary>RUNNING (scheduled), WAITING (delivered), IN_PROGRESS, UNRESPONSIVE, FINISHED or ERROR. Rows collected before an error stay readable.</summary>
    public required string State { get; init; }

    /// <summary>The error's text; empty when there was none.</summary>
    public string Status { get; init; } = "";

    /// <summary>Where the error happened, as the server tells it; empty when there was none.</summary>
    public string Backtrace { get; init; } = "";

    /// <summary>Who started it.</summary>
    public string Creator { get; init; } = "";

    /// <summary>The artifacts that were asked for.</summary>
    public IReadOnlyList<string> ArtifactsRequested { get; init; } = [];

    /// <summary>The artifacts, or artifact/source, that returned rows: the names by which results are read.</summary>
    public IReadOnlyList<string> ArtifactsWithResults { get; init; } = [];

    /// <summary>When it was started.</summary>
    public DateTimeOffset? CreateTime { get; init; }

    /// <summary>When the client began; null while it waits.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>When the client last reported.</summary>
    public DateTimeOffset? ActiveTime { get; init; }

    /// <summary>How long its queries ran, in seconds.</summary>
    public double ExecutionSeconds { get; init; }

    /// <summary>How many rows were collected.</summary>
    public long TotalCollectedRows { get; init; }

    /// <summary>How many files were uploaded.</summary>
    public long TotalUploadedFiles { get; init; }

    /// <summary>How many bytes were uploaded.</summary>
    public long TotalUploadedBytes { get; init; }

    /// <summary>How many bytes the client announced to upload.</summary>
    public long TotalExpectedUploadedBytes { get; init; }

    /// <summary>How many log lines the client wrote.</summary>
    public long TotalLogs { get; init; }

    /// <summary>How many of its queries have not ended.</summary>
    public long OutstandingRequests { get; init; }

    /// <summary>Each of its queries.</summary>
    public IReadOnlyList<FlowQueryStatus> QueryStats { get; init; } = [];

    /// <summary>When the client was last heard of: an offline client takes up its flows when it comes back. Null for the server's own flows.</summary>
    [NotColumn]
    public DateTimeOffset? ClientLastSeenAt { get; init; }

    /// <summary>Whether the client has not been heard of for 15 minutes, by the server's clock: then it is not slow, it is not there.</summary>
    [NotColumn]
    public bool ClientOffline { get; init; }

    /// <summary>What it is waiting for, or how it ended, in words.</summary>
    [NotColumn]
    public string Situation { get; init; } = "";

    /// <summary>Whether it will not change any more.</summary>
    [NotColumn]
    public bool Ended { get; init; }
}

/// <summary>A query of a flow.</summary>
/// <param name="Status">OK, PROGRESS or GENERIC_ERROR.</param>
/// <param name="ErrorMessage">The error's text; empty when there was none.</param>
/// <param name="NamesWithResponse">The artifacts, or artifact/source, of its rows.</param>
/// <param name="ResultRows">How many rows it returned.</param>
/// <param name="LogRows">How many log lines it wrote.</param>
/// <param name="UploadedFiles">How many files it uploaded.</param>
/// <param name="UploadedBytes">How many bytes it uploaded.</param>
public sealed record FlowQueryStatus(
    string Status,
    string ErrorMessage,
    IReadOnlyList<string> NamesWithResponse,
    long ResultRows,
    long LogRows,
    long UploadedFiles,
    long UploadedBytes);
