using Megaraptor.Lab.Store.Records;

namespace Megaraptor.Lab.Store.Events;

/// <summary>What the clients of an org, and its server, watch for. Safe for concurrent use.</summary>
internal sealed class MonitoringTable
{
    private readonly Lock _lock = new();
    private MonitoringRecord? _clients;
    private FlowRequest _server = ServerDefault();

    /// <summary>What the clients watch for, compiled.</summary>
    /// <param name="compile">Compiles what a fresh server has clients watch for.</param>
    public MonitoringRecord Clients(Func<MonitoringRecord, MonitoringRecord> compile)
    {
        lock (_lock)
        {
            return RecordCopy.Of(_clients ??= compile(ClientDefault()));
        }
    }

    /// <summary>Changes what the clients watch for.</summary>
    /// <param name="change">Changes it.</param>
    /// <param name="compile">Compiles what came of that.</param>
    /// <returns>What came of it, before it was compiled anew.</returns>
    public MonitoringRecord ChangeClients(Func<MonitoringRecord, MonitoringRecord> change, Func<MonitoringRecord, MonitoringRecord> compile)
    {
        lock (_lock)
        {
            MonitoringRecord changed = change(RecordCopy.Of(_clients ??= compile(ClientDefault())));
            _clients = compile(RecordCopy.Of(changed));
            return changed;
        }
    }

    /// <summary>What the server watches for.</summary>
    public FlowRequest Server()
    {
        lock (_lock)
        {
            return RecordCopy.Of(_server);
        }
    }

    /// <summary>Changes what the server watches for.</summary>
    /// <returns>What it watches for now.</returns>
    public FlowRequest ChangeServer(Func<FlowRequest, FlowRequest> change)
    {
        lock (_lock)
        {
            _server = change(RecordCopy.Of(_server));
            return RecordCopy.Of(_server);
        }
    }

    private static MonitoringRecord ClientDefault()
    {
        var record = new MonitoringRecord();
        record.Artifacts!.Artifacts.Add("Generic.Client.Stats");
        var quarantine = new LabelMonitoringRecord { Label = "Quarantine" };
        quarantine.Artifacts!.Artifacts.Add("Windows.Remediation.QuarantineMonitor");
        record.LabelEvents.Add(quarantine);
        return record;
    }

    private static FlowRequest ServerDefault()
    {
        var request = new FlowRequest();
        request.Artifacts.AddRange(["Server.Monitor.Health", "Server.Monitoring.RSSFeeds"]);
        return request;
    }
}
