namespace Megaraptor.Lab.Store.Records;

/// <summary>What the server knows of a client.</summary>
internal sealed class ClientRecord : ServerRecord
{
    public string ClientId = "";
    public AgentRecord? Agent = new();
    public SystemRecord? System = new();

    /// <summary>In seconds; 0 for a client that never enrolled.</summary>
    public long FirstSeenAt;

    /// <summary>In microseconds.</summary>
    public long LastSeenAt;

    public string LastIp = "";
    public string LastInterrogateFlowId = "";
    public string LastInterrogateArtifactName = "";
    public long LastHuntTimestamp;
    public long LastEventTableVersion;
    public long LastLabelTimestamp;

    public List<string> Labels { get; } = [];

    public SortedDictionary<string, long> InFlightFlows { get; } = new(StringComparer.Ordinal);

    public override void Visit(IFieldVisitor fields)
    {
        fields.Text("client_id", ref ClientId);
        fields.Record("agent_information", ref Agent);
        fields.Record("os_info", ref System);
        fields.Long("first_seen_at", ref FirstSeenAt);
        fields.Long("last_seen_at", ref LastSeenAt);
        fields.Text("last_ip", ref LastIp);
        fields.Text("last_interrogate_flow_id", ref LastInterrogateFlowId);
        fields.Text("last_interrogate_artifact_name", ref LastInterrogateArtifactName);
        fields.Texts("labels", Labels);
        fields.Long("last_hunt_timestamp", ref LastHuntTimestamp);
        fields.Long("last_event_table_version", ref LastEventTableVersion);
        fields.Long("last_label_timestamp", ref LastLabelTimestamp);
        fields.Longs("in_flight_flows", InFlightFlows);
    }
}

/// <summary>The agent that runs on a client.</summary>
internal sealed class AgentRecord : ServerRecord
{
    public string Version = "";
    public string Name = "";

    /// <summary>As text: the server keeps what the agent says.</summary>
    public string BuildTime = "";

    public string BuildUrl = "";

    public override void Visit(IFieldVisitor fields)
    {
        fields.Text("version", ref Version);
        fields.Text("name", ref Name);
        fields.Text("build_time", ref BuildTime);
        fields.Text("build_url", ref BuildUrl);
    }
}

/// <summary>The system that a client runs on.</summary>
internal sealed class SystemRecord : ServerRecord
{
    /// <summary>windows, linux or darwin.</summary>
    public string System = "";

    public string Hostname = "";
    public string Release = "";
    public string Machine = "";
    public string Fqdn = "";

    public List<string> MacAddresses { get; } = [];

    public override void Visit(IFieldVisitor fields)
    {
        fields.Text("system", ref System);
        fields.Text("hostname", ref Hostname);
        fields.Text("release", ref Release);
        fields.Text("machine", ref Machine);
        fields.Text("fqdn", ref Fqdn);
        fields.Texts("mac_addresses", MacAddresses);
    }
}
