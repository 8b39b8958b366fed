namespace Megaraptor.Lab.Store.Records;

/// <summary>A hunt: a collection from every client that fits.</summary>
internal sealed class HuntRecord : ServerRecord
{
    public string HuntId = "";

    /// <summary>In nanoseconds; 0 until something about the hunt changes.</summary>
    public long Version;

    /// <summary>In microseconds, as are the two times that follow.</summary>
    public long CreateTime;

    public string Creator = "";

    /// <summary>0 until it runs.</summary>
    public long StartTime;

    public long Expires;
    public string Description = "";
    public FlowRequest? StartRequest = new();
    public HuntCondition? Condition;
    public long ClientLimit;
    public HuntStats? Stats = new();
    private int _state;

    public HuntState State
    {
        get => (HuntState)_state;
        set => _state = (int)value;
    }

    public List<string> Tags { get; } = [];

    public List<string> Artifacts { get; } = [];

    public List<string> ArtifactSources { get; } = [];

    public List<string> OrgIds { get; } = [];

    public override void Visit(IFieldVisitor fields)
    {
        fields.Text("hunt_id", ref HuntId);
        fields.Long("version", ref Version);
        fields.Long("create_time", ref CreateTime);
        fields.Text("creator", ref Creator);
        fields.Long("start_time", ref StartTime);
        fields.Long("expires", ref Expires);
        fields.Text("hunt_description", ref Description);
        fields.Texts("tags", Tags);
        fields.Record("start_request", ref StartRequest);
        fields.Record("condition", ref Condition);
        fields.Long("client_limit", ref ClientLimit);
        fields.Record("stats", ref Stats);
        fields.Texts("artifacts", Artifacts);
        fields.Texts("artifact_sources", ArtifactSources);
        fields.Choice("state", ref _state, HuntStates.Names);
        fields.Texts("org_ids", OrgIds);
    }
}

/// <summary>Where a hunt stands. The numbers are those of the wire.</summary>
internal enum HuntState
{
    Unset,
    Paused,
    Running,
    Stopped,
    Archived,
    Deleted,
}

/// <summary>The names of the states.</summary>
internal static class HuntStates
{
    public static readonly string[] Names = ["UNSET", "PAUSED", "RUNNING", "STOPPED", "ARCHIVED", "DELETED"];
}

/// <summary>Which clients a hunt takes: those with labels or of a system, without those with other labels.</summary>
internal sealed class HuntCondition : ServerRecord
{
    public LabelCondition? ExcludedLabels;
    public LabelCondition? Labels;
    public SystemCondition? System;

    public override void Visit(IFieldVisitor fields)
    {
        fields.Record("excluded_labels", ref ExcludedLabels);
        fields.Record("labels", ref Labels);
        fields.Record("os", ref System);
    }
}

/// <summary>Labels, one of which is enough.</summary>
internal sealed class LabelCondition : ServerRecord
{
    public List<string> Labels { get; } = [];

    public override void Visit(IFieldVisitor fields) => fields.Texts("label", Labels);
}

/// <summary>A system.</summary>
internal sealed class SystemCondition : ServerRecord
{
    private static readonly string[] s_names = ["ALL", "WINDOWS", "LINUX", "OSX"];

    private int _system;

    /// <summary>The system as clients name it: windows, linux or darwin; empty for all.</summary>
    public string System
    {
        get => _system switch { 1 => "windows", 2 => "linux", 3 => "darwin", _ => "" };
        set => _system = value switch { "windows" => 1, "linux" => 2, "darwin" => 3, _ => 0 };
    }

    public override void Visit(IFieldVisitor fields) => fields.Choice("os", ref _system, s_names);
}

/// <summary>How far a hunt has come.</summary>
internal sealed class HuntStats : ServerRecord
{
    public long TotalClientsScheduled;
    public long TotalClientsWithResults;
    public long TotalClientsWithoutResults;
    public long TotalClientsWithErrors;
    public long TotalUploadedBytes;
    public long TotalCollectedRows;
    public long TotalFinishedClients;
    public bool Stopped;
    public AvailableDownloads? Downloads;
    public long LastClientTableScan;

    public override void Visit(IFieldVisitor fields)
    {
        fields.Long("total_clients_scheduled", ref TotalClientsScheduled);
        fields.Long("total_clients_with_results", ref TotalClientsWithResults);
        fields.Long("total_clients_without_results", ref TotalClientsWithoutResults);
        fields.Long("total_clients_with_errors", ref TotalClientsWithErrors);
        fields.Long("total_uploaded_bytes", ref TotalUploadedBytes);
        fields.Long("total_collected_rows", ref TotalCollectedRows);
        fields.Long("total_finished_clients", ref TotalFinishedClients);
        fields.Flag("stopped", ref Stopped);
        fields.Record("available_downloads", ref Downloads);
        fields.Long("last_client_table_scan", ref LastClientTableScan);
    }
}

/// <summary>Files that were prepared for download.</summary>
internal sealed class AvailableDownloads : ServerRecord
{
    public List<AvailableDownload> Files { get; } = [];

    public override void Visit(IFieldVisitor fields) => fields.Records("files", Files);
}

/// <summary>A file that was prepared for download.</summary>
internal sealed class AvailableDownload : ServerRecord
{
    public string Name = "";
    public string Path = "";
    public string Type = "";
    public bool Complete;
    public long Size;
    public string Date = "";

    public override void Visit(IFieldVisitor fields)
    {
        fields.Text("name", ref Name);
        fields.Text("path", ref Path);
        fields.Text("type", ref Type);
        fields.Flag("complete", ref Complete);
        fields.Long("size", ref Size);
        fields.Text("date", ref Date);
    }
}
