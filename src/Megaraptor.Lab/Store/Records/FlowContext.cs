namespace Megaraptor.Lab.Store.Records;

/// <summary>The state of a collection.</summary>
internal sealed class FlowContext : ServerRecord
{
    public string ClientId = "";
    public string SessionId = "";
    public FlowRequest? Request = new();
    public string Backtrace = "";

    /// <summary>In microseconds, as are the two that follow.</summary>
    public long CreateTime;

    /// <summary>0 until it runs.</summary>
    public long StartTime;

    public long ActiveTime;

    /// <summary>In seconds; set while the client has the collection, else 0.</summary>
    public long InflightTime;

    public long TotalUploadedFiles;
    public long TotalExpectedUploadedBytes;
    public long TotalUploadedBytes;
    public long TotalCollectedRows;
    public long TotalLogs;
    public long TotalRequests;
    public long OutstandingRequests;
    public long TransactionsOutstanding;
    public long NextResponseId;

    /// <summary>In nanoseconds for a client's collection, in microseconds for the server's own.</summary>
    public long ExecutionDuration;

    public string Status = "";
    public bool UserNotified;
    public bool Dirty;
    public long TotalLoads;
    private int _state;

    public FlowState State
    {
        get => (FlowState)_state;
        set => _state = (int)value;
    }

    public List<string> PreviousFlows { get; } = [];

    public List<string> ArtifactsWithResults { get; } = [];

    public List<QueryStatus> QueryStats { get; } = [];

    public List<string> UploadedFiles { get; } = [];

    public List<string> Logs { get; } = [];

    public override void Visit(IFieldVisitor fields)
    {
        fields.Text("client_id", ref ClientId);
        fields.Text("session_id", ref SessionId);
        fields.Record("request", ref Request);
        fields.Texts("previous_flows", PreviousFlows);
        fields.Text("backtrace", ref Backtrace);
        fields.Long("create_time", ref CreateTime);
        fields.Long("start_time", ref StartTime);
        fields.Long("active_time", ref ActiveTime);
        fields.Long("inflight_time", ref InflightTime);
        fields.Long("total_uploaded_files", ref TotalUploadedFiles);
        fields.Long("total_expected_uploaded_bytes", ref TotalExpectedUploadedBytes);
        fields.Long("total_uploaded_bytes", ref TotalUploadedBytes);
        fields.Long("total_collected_rows", ref TotalCollectedRows);
        fields.Long("total_logs", ref TotalLogs);
        fields.Long("total_requests", ref TotalRequests);
        fields.Long("outstanding_requests", ref OutstandingRequests);
        fields.Long("transactions_outstanding", ref TransactionsOutstanding);
        fields.Long("next_response_id", ref NextResponseId);
        fields.Long("execution_duration", ref ExecutionDuration);
        fields.Choice("state", ref _state, FlowStates.Names);
        fields.Text("status", ref Status);
        fields.Texts("artifacts_with_results", ArtifactsWithResults);
        fields.Records("query_stats", QueryStats);
        fields.Texts("uploaded_files", UploadedFiles);
        fields.Flag("user_notified", ref UserNotified);
        fields.Texts("logs", Logs);
        fields.Flag("dirty", ref Dirty);
        fields.Long("total_loads", ref TotalLoads);
    }
}

/// <summary>Where a collection stands. The numbers are those of the wire.</summary>
internal enum FlowState
{
    Unset,

    /// <summary>Scheduled; the client has not fetched it.</summary>
    Running,
    Finished,
    Error,

    /// <summary>The client is at it.</summary>
    InProgress,
    Unresponsive,

    /// <summary>The client has it and waits for a slot.</summary>
    Waiting,
}

/// <summary>The names of the states.</summary>
internal static class FlowStates
{
    public static readonly string[] Names = ["UNSET", "RUNNING", "FINISHED", "ERROR", "IN_PROGRESS", "UNRESPONSIVE", "WAITING"];
}

/// <summary>How one of the queries of a collection went.</summary>
internal sealed class QueryStatus : ServerRecord
{
    /// <summary>The names by their numbers; most numbers have none here, since no recording shows them.</summary>
    private static readonly string[] s_names = ["OK", "1", "2", "3", "PROGRESS", "5", "6", "7", "8", "9", "GENERIC_ERROR", "UNKNOWN_FLOW"];

    private int _status;

    public string ErrorMessage = "";
    public string Backtrace = "";

    /// <summary>In the unit of the collection's own duration.</summary>
    public long Duration;

    public long LastActive;
    public long FirstActive;

    /// <summary>Filled for the server's own collections only.</summary>
    public string Artifact = "";

    public long LogRows;
    public long UploadedFiles;
    public long UploadedBytes;
    public long ExpectedUploadedBytes;
    public long ResultRows;
    public long QueryId;
    public long TotalQueries;
    public long TransactionsOutstanding;

    public QueryOutcome Outcome
    {
        get => (QueryOutcome)_status;
        set => _status = (int)value;
    }

    public List<string> NamesWithResponse { get; } = [];

    public override void Visit(IFieldVisitor fields)
    {
        fields.Choice("status", ref _status, s_names);
        fields.Text("error_message", ref ErrorMessage);
        fields.Text("backtrace", ref Backtrace);
        fields.Long("duration", ref Duration);
        fields.Long("last_active", ref LastActive);
        fields.Long("first_active", ref FirstActive);
        fields.Texts("names_with_response", NamesWithResponse);
        fields.Text("Artifact", ref Artifact);
        fields.Long("log_rows", ref LogRows);
        fields.Long("uploaded_files", ref UploadedFiles);
        fields.Long("uploaded_bytes", ref UploadedBytes);
        fields.Long("expected_uploaded_bytes", ref ExpectedUploadedBytes);
        fields.Long("result_rows", ref ResultRows);
        fields.Long("query_id", ref QueryId);
        fields.Long("total_queries", ref TotalQueries);
        fields.Long("transactions_outstanding", ref TransactionsOutstanding);
    }
}

/// <summary>How a query of a collection ended, or that it has not. The numbers are those of the wire.</summary>
internal enum QueryOutcome
{
    Ok = 0,
    Progress = 4,
    GenericError = 10,
    UnknownFlow = 11,
}
