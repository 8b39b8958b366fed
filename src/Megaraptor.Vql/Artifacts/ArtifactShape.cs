namespace Megaraptor.Vql.Artifacts;

/// <summary>The keys of artifact definitions, as the server decodes them. Keys that the server writes itself are read as well.</summary>
internal static class ArtifactShape
{
    /// <summary>The whole definition.</summary>
    internal static MessageShape Artifact { get; } = new MessageShape("an artifact")
        .Texts("name", "description", "author", "raw", "precondition", "type", "export", "impersonate")
        .TextLists("reference", "references", "required_permissions", "implied_permissions", "imports", "aliases")
        .Of(KeyKind.Flag, "compiled", "built_in", "is_alias", "compiled_in", "is_inherited")
        .Many("parameters", Parameter())
        .Many("sources", Source())
        .Many("reports", Report())
        .Many("tools", Tool())
        .Many("column_types", ColumnType())
        .One("resources", Resources())
        .One("metadata", new MessageShape("the metadata").Of(KeyKind.Flag, "hidden", "basic").TextLists("tags"));

    private static MessageShape Parameter() => new MessageShape("a parameter")
        .Texts("name", "default", "description", "type", "friendly_name", "validating_regex", "artifact_type")
        .TextLists("choices")
        .Of(KeyKind.Flag, "sources");

    private static MessageShape Source() => new MessageShape("a source")
        .Texts("name", "description", "precondition", "query")
        .TextLists("queries")
        .Many("notebook", Cell());

    private static MessageShape Cell() => new MessageShape("a notebook cell")
        .Texts("template", "type", "name", "output")
        .Many("env", new MessageShape("a variable").Texts("key", "value"));

    private static MessageShape Report() => new MessageShape("a report")
        .Texts("name", "type", "template")
        .Of(KeyKind.Integer, "timeout")
        .Many("parameters", Parameter());

    private static MessageShape ColumnType() => new MessageShape("a column type").Texts("name", "type", "description");

    private static MessageShape Resources() => new MessageShape("the resources")
        .Of(KeyKind.Integer, "timeout", "max_rows", "max_upload_bytes", "max_batch_wait", "max_batch_rows", "max_batch_rows_buffer")
        .Of(KeyKind.Number, "ops_per_second", "cpu_limit", "iops_limit");

    private static MessageShape Tool()
    {
        MessageShape tool = new MessageShape("a tool")
            .Texts("name", "url", "filestore_path", "filename", "hash", "serve_url", "github_project", "github_asset_regex", "serve_path", "artifact", "expected_hash", "version", "invalid_hash")
            .TextLists("serve_urls")
            .Of(KeyKind.Flag, "serve_locally", "admin_override", "materialize");
        return tool.Many("versions", tool);
    }
}
