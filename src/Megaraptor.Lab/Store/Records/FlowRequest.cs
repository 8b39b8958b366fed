namespace Megaraptor.Lab.Store.Records;

/// <summary>What was asked to be collected.</summary>
internal sealed class FlowRequest : ServerRecord
{
    public string Creator = "";
    public string UserData = "";
    public string ClientId = "";
    public string FlowId = "";
    public bool Urgent;
    public bool Summary;

    /// <summary>In percent of all cores.</summary>
    public double CpuLimit;

    public double IopsLimit;

    /// <summary>In seconds.</summary>
    public double ProgressTimeout;

    /// <summary>In seconds.</summary>
    public long Timeout;

    public long MaxRows;
    public long MaxLogs;
    public long MaxUploadBytes;
    public int TraceFreqSec;
    public bool AllowCustomOverrides;
    public int LogBatchTime;
    public double OpsPerSecond;

    public List<string> Artifacts { get; } = [];

    public List<ArtifactSpec> Specs { get; } = [];

    public List<CollectorArguments> CompiledCollectorArgs { get; } = [];

    public override void Visit(IFieldVisitor fields)
    {
        fields.Text("creator", ref Creator);
        fields.Text("user_data", ref UserData);
        fields.Text("client_id", ref ClientId);
        fields.Text("flow_id", ref FlowId);
        fields.Flag("urgent", ref Urgent);
        fields.Flag("summary", ref Summary);
        fields.Texts("artifacts", Artifacts);
        fields.Records("specs", Specs);
        fields.Number("cpu_limit", ref CpuLimit);
        fields.Number("iops_limit", ref IopsLimit);
        fields.Number("progress_timeout", ref ProgressTimeout);
        fields.Long("timeout", ref Timeout);
        fields.Long("max_rows", ref MaxRows);
        fields.Long("max_logs", ref MaxLogs);
        fields.Long("max_upload_bytes", ref MaxUploadBytes);
        fields.Int("trace_freq_sec", ref TraceFreqSec);
        fields.Flag("allow_custom_overrides", ref AllowCustomOverrides);
        fields.Int("log_batch_time", ref LogBatchTime);
        fields.Records("compiled_collector_args", CompiledCollectorArgs);
        fields.Number("ops_per_second", ref OpsPerSecond);
    }
}

/// <summary>The parameters for one of the artifacts.</summary>
internal sealed class ArtifactSpec : ServerRecord
{
    public string Artifact = "";
    public ArtifactParameters? Parameters = new();
    public double CpuLimit;
    public long MaxBatchWait;
    public long MaxBatchRows;
    public long MaxBatchRowsBuffer;
    public long Timeout;

    public override void Visit(IFieldVisitor fields)
    {
        fields.Text("artifact", ref Artifact);
        fields.Record("parameters", ref Parameters);
        fields.Number("cpu_limit", ref CpuLimit);
        fields.Long("max_batch_wait", ref MaxBatchWait);
        fields.Long("max_batch_rows", ref MaxBatchRows);
        fields.Long("max_batch_rows_buffer", ref MaxBatchRowsBuffer);
        fields.Long("timeout", ref Timeout);
    }
}

/// <summary>Parameters as the wire carries them: all texts.</summary>
internal sealed class ArtifactParameters : ServerRecord
{
    public List<EnvironmentEntry> Env { get; } = [];

    public override void Visit(IFieldVisitor fields) => fields.Records("env", Env);
}

/// <summary>A named text.</summary>
internal sealed class EnvironmentEntry : ServerRecord
{
    public string Key = "";
    public string Value = "";
    public string Comment = "";

    public override void Visit(IFieldVisitor fields)
    {
        fields.Text("key", ref Key);
        fields.Text("value", ref Value);
        fields.Text("comment", ref Comment);
    }
}
