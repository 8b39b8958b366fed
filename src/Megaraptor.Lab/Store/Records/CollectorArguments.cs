namespace Megaraptor.Lab.Store.Records;

/// <summary>A source of an artifact, compiled into what an endpoint is sent.</summary>
internal sealed class CollectorArguments : ServerRecord
{
    public long QueryId;
    public long TotalQueries;
    public long Expiry;
    public string Precondition = "";
    public string Principal = "";
    public string EffectivePrincipal = "";
    public long MaxRow;
    public long MaxRowBufferSize;
    public long MaxWait;
    public double OpsPerSecond;
    public double CpuLimit;
    public double IopsLimit;
    public double ProgressTimeout;
    public long Timeout;
    public long Heartbeat;
    public string OrgId = "";

    public List<EnvironmentEntry> Env { get; } = [];

    public List<NamedQuery> Query { get; } = [];

    public List<ArtifactRecord> Artifacts { get; } = [];

    public List<string> Tools { get; } = [];

    public override void Visit(IFieldVisitor fields)
    {
        fields.Long("query_id", ref QueryId);
        fields.Long("total_queries", ref TotalQueries);
        fields.Long("expiry", ref Expiry);
        fields.Text("precondition", ref Precondition);
        fields.Text("principal", ref Principal);
        fields.Text("effective_principal", ref EffectivePrincipal);
        fields.Records("env", Env);
        fields.Records("Query", Query);
        fields.Long("max_row", ref MaxRow);
        fields.Long("max_row_buffer_size", ref MaxRowBufferSize);
        fields.Long("max_wait", ref MaxWait);
        fields.Number("ops_per_second", ref OpsPerSecond);
        fields.Number("cpu_limit", ref CpuLimit);
        fields.Number("iops_limit", ref IopsLimit);
        fields.Number("progress_timeout", ref ProgressTimeout);
        fields.Records("artifacts", Artifacts);
        fields.Long("timeout", ref Timeout);
        fields.Long("heartbeat", ref Heartbeat);
        fields.Texts("tools", Tools);
        fields.Text("org_id", ref OrgId);
    }
}

/// <summary>A statement with the name of its result set; unnamed when it only prepares.</summary>
internal sealed class NamedQuery : ServerRecord
{
    public string Name = "";
    public string Vql = "";

    public override void Visit(IFieldVisitor fields)
    {
        fields.Text("Name", ref Name);
        fields.Text("VQL", ref Vql);
    }
}
