namespace Megaraptor.Lab.Store.Records;

/// <summary>What the clients of an org watch for.</summary>
internal sealed class MonitoringRecord : ServerRecord
{
    /// <summary>In nanoseconds: when it was changed last.</summary>
    public long Version;

    /// <summary>What all clients watch for.</summary>
    public FlowRequest? Artifacts = new();

    /// <summary>What the clients with a label watch for.</summary>
    public List<LabelMonitoringRecord> LabelEvents { get; } = [];

    public override void Visit(IFieldVisitor fields)
    {
        fields.Long("version", ref Version);
        fields.Record("artifacts", ref Artifacts);
        fields.Records("label_events", LabelEvents);
    }
}

/// <summary>What the clients with a label watch for.</summary>
internal sealed class LabelMonitoringRecord : ServerRecord
{
    public string Label = "";

    public FlowRequest? Artifacts = new();

    public override void Visit(IFieldVisitor fields)
    {
        fields.Text("label", ref Label);
        fields.Record("artifacts", ref Artifacts);
    }
}
