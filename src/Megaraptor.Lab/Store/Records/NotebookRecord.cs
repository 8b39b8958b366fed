namespace Megaraptor.Lab.Store.Records;

/// <summary>A notebook: cells of text and queries that belong to a case.</summary>
internal sealed class NotebookRecord : ServerRecord
{
    public string Name = "";
    public string Description = "";
    public string Creator = "";
    public NotebookContext? Context;
    public bool IsPublic;

    /// <summary>In seconds.</summary>
    public long CreatedTime;

    /// <summary>In seconds.</summary>
    public long ModifiedTime;

    public string NotebookId = "";
    public string LatestCellId = "";
    public bool IsHidden;
    public AvailableDownloads? Downloads;
    public AvailableDownloads? AttachedFiles;

    public List<string> Collaborators { get; } = [];

    public List<string> Artifacts { get; } = [];

    public List<ArtifactSpec> Specs { get; } = [];

    public List<ParameterRecord> Parameters { get; } = [];

    public List<CollectorArguments> Requests { get; } = [];

    public List<string> Cells { get; } = [];

    public List<CellRecord> CellMetadata { get; } = [];

    public List<EnvironmentEntry> Env { get; } = [];

    public List<string> Timelines { get; } = [];

    public List<ColumnTypeRecord> ColumnTypes { get; } = [];

    public List<CellSuggestion> Suggestions { get; } = [];

    public override void Visit(IFieldVisitor fields)
    {
        fields.Text("name", ref Name);
        fields.Text("description", ref Description);
        fields.Text("creator", ref Creator);
        fields.Record("context", ref Context);
        fields.Texts("collaborators", Collaborators);
        fields.Texts("artifacts", Artifacts);
        fields.Records("specs", Specs);
        fields.Records("parameters", Parameters);
        fields.Records("requests", Requests);
        fields.Flag("public", ref IsPublic);
        fields.Long("created_time", ref CreatedTime);
        fields.Long("modified_time", ref ModifiedTime);
        fields.Text("notebook_id", ref NotebookId);
        fields.Texts("cells", Cells);
        fields.Records("cell_metadata", CellMetadata);
        fields.Text("latest_cell_id", ref LatestCellId);
        fields.Flag("hidden", ref IsHidden);
        fields.Record("available_downloads", ref Downloads);
        fields.Record("available_uploads", ref AttachedFiles);
        fields.Records("env", Env);
        fields.Texts("timelines", Timelines);
        fields.Records("column_types", ColumnTypes);
        fields.Records("suggestions", Suggestions);
    }
}

/// <summary>What a notebook is about.</summary>
internal sealed class NotebookContext : ServerRecord
{
    public string Type = "";
    public string HuntId = "";
    public string FlowId = "";
    public string ClientId = "";
    public string EventArtifact = "";
    public long StartTime;
    public long EndTime;

    public override void Visit(IFieldVisitor fields)
    {
        fields.Text("type", ref Type);
        fields.Text("hunt_id", ref HuntId);
        fields.Text("flow_id", ref FlowId);
        fields.Text("client_id", ref ClientId);
        fields.Text("event_artifact", ref EventArtifact);
        fields.Long("start_time", ref StartTime);
        fields.Long("end_time", ref EndTime);
    }
}

/// <summary>A cell of a notebook.</summary>
internal sealed class CellRecord : ServerRecord
{
    public string NotebookId = "";
    public string Input = "";

    /// <summary>What the cell shows, as HTML.</summary>
    public string Output = "";

    public string Summary = "";

    /// <summary>A JSON text.</summary>
    public string Data = "{}";

    public string CellId = "";
    public bool HasMoreMessages;

    /// <summary>In nanoseconds.</summary>
    public long Timestamp;

    public long Duration;
    public string Type = "";
    public bool IsBeingEdited;
    public bool IsCalculating;
    public string Error = "";
    public string CurrentVersion = "";

    public List<string> Messages { get; } = [];

    public List<EnvironmentEntry> Env { get; } = [];

    public List<string> AvailableVersions { get; } = [];

    public override void Visit(IFieldVisitor fields)
    {
        fields.Text("notebook_id", ref NotebookId);
        fields.Text("input", ref Input);
        fields.Text("output", ref Output);
        fields.Text("summary", ref Summary);
        fields.Text("data", ref Data);
        fields.Text("cell_id", ref CellId);
        fields.Texts("messages", Messages);
        fields.Flag("more_messages", ref HasMoreMessages);
        fields.Long("timestamp", ref Timestamp);
        fields.Long("duration", ref Duration);
        fields.Text("type", ref Type);
        fields.Flag("currently_editing", ref IsBeingEdited);
        fields.Flag("calculating", ref IsCalculating);
        fields.Records("env", Env);
        fields.Text("error", ref Error);
        fields.Text("current_version", ref CurrentVersion);
        fields.Texts("available_versions", AvailableVersions);
    }
}

/// <summary>A cell that a user may add.</summary>
internal sealed class CellSuggestion : ServerRecord
{
    public string NotebookId = "";
    public string CellId = "";
    public string Version = "";
    public string Input = "";
    public string Output = "";
    public string Name = "";
    public long Offset;
    public long Count;
    public string Type = "";
    public bool IsBeingEdited;
    public bool IncludesUploads;
    public bool IncludesTimelines;
    public bool IsSynchronous;

    public List<string> AvailableVersions { get; } = [];

    public List<EnvironmentEntry> Env { get; } = [];

    public override void Visit(IFieldVisitor fields)
    {
        fields.Text("notebook_id", ref NotebookId);
        fields.Text("cell_id", ref CellId);
        fields.Text("version", ref Version);
        fields.Texts("available_versions", AvailableVersions);
        fields.Text("input", ref Input);
        fields.Text("output", ref Output);
        fields.Text("name", ref Name);
        fields.Long("offset", ref Offset);
        fields.Long("count", ref Count);
        fields.Text("type", ref Type);
        fields.Flag("currently_editing", ref IsBeingEdited);
        fields.Records("env", Env);
        fields.Flag("include_uploads", ref IncludesUploads);
        fields.Flag("include_timelines", ref IncludesTimelines);
        fields.Flag("sync", ref IsSynchronous);
    }
}
