namespace Megaraptor.Sdk.Catalogue;

/// <summary>The permissions as the server writes them.</summary>
public static class PermissionNames
{
    // A name that ends in another one stands before it, so that a search finds the whole name.
    private static readonly (Permission Permission, string Name)[] s_names =
    [
        (Permission.AnyQuery, "ANY_QUERY"), (Permission.ReadResults, "READ_RESULTS"), (Permission.LabelClient, "LABEL_CLIENT"),
        (Permission.CollectClient, "COLLECT_CLIENT"), (Permission.CollectBasic, "COLLECT_BASIC"), (Permission.CollectServer, "COLLECT_SERVER"),
        (Permission.StartHunt, "START_HUNT"), (Permission.ServerArtifactWriter, "SERVER_ARTIFACT_WRITER"),
        (Permission.ArtifactWriter, "ARTIFACT_WRITER"), (Permission.Execve, "EXECVE"), (Permission.NotebookEditor, "NOTEBOOK_EDITOR"),
        (Permission.Publish, "PUBLISH"), (Permission.ServerAdmin, "SERVER_ADMIN"), (Permission.OrgAdmin, "ORG_ADMIN"),
        (Permission.Impersonation, "IMPERSONATION"), (Permission.FilesystemRead, "FILESYSTEM_READ"),
        (Permission.FilesystemWrite, "FILESYSTEM_WRITE"), (Permission.Network, "NETWORK"), (Permission.MachineState, "MACHINE_STATE"),
        (Permission.PrepareResults, "PREPARE_RESULTS"), (Permission.DeleteResults, "DELETE_RESULTS"), (Permission.DatastoreAccess, "DATASTORE_ACCESS"),
    ];

    /// <summary>The names of a set of permissions.</summary>
    /// <param name="permissions">The permissions.</param>
    /// <returns>The names, in a fixed order.</returns>
    public static IReadOnlyList<string> Of(Permission permissions) =>
        [.. s_names.Where(entry => permissions.HasFlag(entry.Permission)).Select(static entry => entry.Name)];

    /// <summary>The permissions that the fields of a policy record stand for.</summary>
    /// <param name="fields">The fields that are set, such as <c>read_results</c>; <c>super_user</c> stands for all.</param>
    /// <returns>The permissions; a field that is no permission adds none.</returns>
    internal static Permission OfPolicy(IEnumerable<string> fields) =>
        fields.Aggregate(Permission.None, static (sum, field) => sum | OfPolicy(field));

    /// <summary>The permission that a field of a policy record stands for.</summary>
    /// <param name="field">The field, such as <c>read_results</c>; <c>super_user</c> stands for all.</param>
    /// <returns>The permission; none for a field that is no permission.</returns>
    internal static Permission OfPolicy(string field) => field switch
    {
        "super_user" => ~Permission.None,
        "label_clients" => Permission.LabelClient,
        "publish_queues" => Permission.Publish,
        _ => s_names.FirstOrDefault(entry => string.Equals(entry.Name, field, StringComparison.OrdinalIgnoreCase)).Permission,
    };

    /// <summary>The first permission that a text of the server names.</summary>
    /// <param name="text">The text, such as <c>Permission denied: [EXECVE]</c>.</param>
    /// <returns>The name, or null.</returns>
    public static string? FindIn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return s_names
            .Select(entry => (entry.Name, Index: text.IndexOf(entry.Name, StringComparison.Ordinal)))
            .Where(static found => found.Index >= 0)
            .OrderBy(static found => found.Index)
            .Select(static found => found.Name)
            .FirstOrDefault();
    }
}
