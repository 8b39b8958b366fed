namespace Megaraptor.Lab.Store.Records;

/// <summary>The definition of an artifact.</summary>
internal sealed class ArtifactRecord : ServerRecord
{
    public string Name = "";
    public string Description = "";
    public string Author = "";
    public string Impersonate = "";
    public ResourceLimits? Resources = new();
    public string Precondition = "";
    public string Type = "";
    public string Export = "";

    /// <summary>The definition's own text.</summary>
    public string Raw = "";

    /// <summary>Whether <c>queries</c> of the sources are filled: the server does so when it first collects the artifact.</summary>
    public bool Compiled;

    public bool BuiltIn;
    public bool CompiledIn;
    public bool IsAlias;
    public bool IsInherited;
    public ArtifactMetadata? Metadata = new();

    public List<string> Aliases { get; } = [];

    public List<string> Reference { get; } = [];

    public List<string> References { get; } = [];

    public List<string> RequiredPermissions { get; } = [];

    public List<string> ImpliedPermissions { get; } = [];

    public List<ToolRecord> Tools { get; } = [];

    public List<ParameterRecord> Parameters { get; } = [];

    public List<SourceRecord> Sources { get; } = [];

    public List<string> Imports { get; } = [];

    public List<ReportRecord> Reports { get; } = [];

    public List<ColumnTypeRecord> ColumnTypes { get; } = [];

    public override void Visit(IFieldVisitor fields)
    {
        fields.Text("name", ref Name);
        fields.Texts("aliases", Aliases);
        fields.Text("description", ref Description);
        fields.Text("author", ref Author);
        fields.Texts("reference", Reference);
        fields.Texts("references", References);
        fields.Texts("required_permissions", RequiredPermissions);
        fields.Texts("implied_permissions", ImpliedPermissions);
        fields.Text("impersonate", ref Impersonate);
        fields.Record("resources", ref Resources);
        fields.Records("tools", Tools);
        fields.Text("precondition", ref Precondition);
        fields.Records("parameters", Parameters);
        fields.Text("type", ref Type);
        fields.Records("sources", Sources);
        fields.Texts("imports", Imports);
        fields.Text("export", ref Export);
        fields.Records("reports", Reports);
        fields.Records("column_types", ColumnTypes);
        fields.Text("raw", ref Raw);
        fields.Flag("compiled", ref Compiled);
        fields.Flag("built_in", ref BuiltIn);
        fields.Flag("compiled_in", ref CompiledIn);
        fields.Flag("is_alias", ref IsAlias);
        fields.Flag("is_inherited", ref IsInherited);
        fields.Record("metadata", ref Metadata);
    }
}

/// <summary>What an artifact may use when a collection says nothing.</summary>
internal sealed class ResourceLimits : ServerRecord
{
    public long Timeout;
    public double OpsPerSecond;
    public double CpuLimit;
    public double IopsLimit;
    public long MaxRows;
    public long MaxUploadBytes;
    public long MaxBatchWait;
    public long MaxBatchRows;
    public long MaxBatchRowsBuffer;

    public override void Visit(IFieldVisitor fields)
    {
        fields.Long("timeout", ref Timeout);
        fields.Number("ops_per_second", ref OpsPerSecond);
        fields.Number("cpu_limit", ref CpuLimit);
        fields.Number("iops_limit", ref IopsLimit);
        fields.Long("max_rows", ref MaxRows);
        fields.Long("max_upload_bytes", ref MaxUploadBytes);
        fields.Long("max_batch_wait", ref MaxBatchWait);
        fields.Long("max_batch_rows", ref MaxBatchRows);
        fields.Long("max_batch_rows_buffer", ref MaxBatchRowsBuffer);
    }
}

/// <summary>A parameter of an artifact. The default is always a text.</summary>
internal sealed class ParameterRecord : ServerRecord
{
    public string Name = "";
    public string Default = "";
    public string Description = "";
    public string Type = "";
    public string FriendlyName = "";
    public string ValidatingRegex = "";
    public string ArtifactType = "";
    public bool Sources;

    public List<string> Choices { get; } = [];

    public override void Visit(IFieldVisitor fields)
    {
        fields.Text("name", ref Name);
        fields.Text("default", ref Default);
        fields.Text("description", ref Description);
        fields.Text("type", ref Type);
        fields.Texts("choices", Choices);
        fields.Text("friendly_name", ref FriendlyName);
        fields.Text("validating_regex", ref ValidatingRegex);
        fields.Text("artifact_type", ref ArtifactType);
        fields.Flag("sources", ref Sources);
    }
}

/// <summary>A source of an artifact.</summary>
internal sealed class SourceRecord : ServerRecord
{
    public string Name = "";
    public string Description = "";
    public string Precondition = "";
    public string Query = "";

    public List<string> Queries { get; } = [];

    public List<NotebookCellTemplate> Notebook { get; } = [];

    public override void Visit(IFieldVisitor fields)
    {
        fields.Text("name", ref Name);
        fields.Text("description", ref Description);
        fields.Text("precondition", ref Precondition);
        fields.Text("query", ref Query);
        fields.Texts("queries", Queries);
        fields.Records("notebook", Notebook);
    }
}

/// <summary>A cell that a notebook of the artifact begins with.</summary>
internal sealed class NotebookCellTemplate : ServerRecord
{
    public string Template = "";
    public string Type = "";
    public string Name = "";
    public string Output = "";

    public List<NotebookVariable> Env { get; } = [];

    public override void Visit(IFieldVisitor fields)
    {
        fields.Text("template", ref Template);
        fields.Text("type", ref Type);
        fields.Text("name", ref Name);
        fields.Text("output", ref Output);
        fields.Records("env", Env);
    }
}

/// <summary>A variable of a notebook cell.</summary>
internal sealed class NotebookVariable : ServerRecord
{
    public string Key = "";
    public string Value = "";

    public override void Visit(IFieldVisitor fields)
    {
        fields.Text("key", ref Key);
        fields.Text("value", ref Value);
    }
}

/// <summary>A program that an artifact needs on the endpoint.</summary>
internal sealed class ToolRecord : ServerRecord
{
    public string Name = "";
    public string Url = "";
    public string GithubProject = "";
    public string GithubAssetRegex = "";
    public bool ServeLocally;
    public string Filename = "";
    public string Hash = "";
    public string ExpectedHash = "";
    public string Version = "";

    public override void Visit(IFieldVisitor fields)
    {
        fields.Text("name", ref Name);
        fields.Text("url", ref Url);
        fields.Text("github_project", ref GithubProject);
        fields.Text("github_asset_regex", ref GithubAssetRegex);
        fields.Flag("serve_locally", ref ServeLocally);
        fields.Text("filename", ref Filename);
        fields.Text("hash", ref Hash);
        fields.Text("expected_hash", ref ExpectedHash);
        fields.Text("version", ref Version);
    }
}

/// <summary>A report of the older kind.</summary>
internal sealed class ReportRecord : ServerRecord
{
    public string Type = "";
    public string Template = "";
    public string Name = "";
    public long Timeout;

    public List<ParameterRecord> Parameters { get; } = [];

    public override void Visit(IFieldVisitor fields)
    {
        fields.Text("name", ref Name);
        fields.Text("type", ref Type);
        fields.Text("template", ref Template);
        fields.Records("parameters", Parameters);
        fields.Long("timeout", ref Timeout);
    }
}

/// <summary>How a column is to be shown.</summary>
internal sealed class ColumnTypeRecord : ServerRecord
{
    public string Name = "";
    public string Type = "";
    public string Description = "";

    public override void Visit(IFieldVisitor fields)
    {
        fields.Text("name", ref Name);
        fields.Text("type", ref Type);
        fields.Text("description", ref Description);
    }
}

/// <summary>What users said about an artifact.</summary>
internal sealed class ArtifactMetadata : ServerRecord
{
    public bool Hidden;
    public bool Basic;

    public List<string> Tags { get; } = [];

    public override void Visit(IFieldVisitor fields)
    {
        fields.Flag("hidden", ref Hidden);
        fields.Flag("basic", ref Basic);
        fields.Texts("tags", Tags);
    }
}
