using System.Diagnostics.CodeAnalysis;

namespace Megaraptor.Lab.Identity;

/// <summary>The names of the permissions: as the server writes them in a denial, and as fields of a policy record.</summary>
internal static class PermissionNames
{
    private static readonly (Permission Permission, string Text, string PolicyField)[] s_all =
    [
        (Permission.AnyQuery, "ANY_QUERY", "any_query"),
        (Permission.ReadResults, "READ_RESULTS", "read_results"),

        // The server's own record misnames this one in the plural.
        (Permission.LabelClient, "LABEL_CLIENT", "label_clients"),
        (Permission.CollectClient, "COLLECT_CLIENT", "collect_client"),
        (Permission.CollectBasic, "COLLECT_BASIC", "collect_basic"),
        (Permission.StartHunt, "START_HUNT", "start_hunt"),
        (Permission.CollectServer, "COLLECT_SERVER", "collect_server"),
        (Permission.ArtifactWriter, "ARTIFACT_WRITER", "artifact_writer"),
        (Permission.ServerArtifactWriter, "SERVER_ARTIFACT_WRITER", "server_artifact_writer"),
        (Permission.Execve, "EXECVE", "execve"),
        (Permission.NotebookEditor, "NOTEBOOK_EDITOR", "notebook_editor"),
        (Permission.OrgAdmin, "ORG_ADMIN", "org_admin"),
        (Permission.Impersonation, "IMPERSONATION", "impersonation"),
        (Permission.ServerAdmin, "SERVER_ADMIN", "server_admin"),
        (Permission.FilesystemRead, "FILESYSTEM_READ", "filesystem_read"),
        (Permission.FilesystemWrite, "FILESYSTEM_WRITE", "filesystem_write"),
        (Permission.Network, "NETWORK", "network"),
        (Permission.MachineState, "MACHINE_STATE", "machine_state"),
        (Permission.PrepareResults, "PREPARE_RESULTS", "prepare_results"),
        (Permission.DeleteResults, "DELETE_RESULTS", "delete_results"),
        (Permission.DatastoreAccess, "DATASTORE_ACCESS", "datastore_access"),
    ];

    /// <summary>The permissions of a set in the server's order.</summary>
    public static IEnumerable<Permission> Each(Permission set)
    {
        foreach ((Permission permission, _, _) in s_all)
        {
            if ((set & permission) != 0)
            {
                yield return permission;
            }
        }
    }

    /// <summary>The name in denials, such as <c>READ_RESULTS</c>.</summary>
    public static string Text(Permission permission) => Entry(permission).Text;

    /// <summary>The field of a policy record, such as <c>read_results</c>.</summary>
    public static string PolicyField(Permission permission) => Entry(permission).PolicyField;

    /// <summary>Reads a name as it stands in a denial or in an artifact's <c>required_permissions</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Permission permission)
    {
        foreach ((Permission candidate, string name, _) in s_all)
        {
            if (string.Equals(name, text, StringComparison.OrdinalIgnoreCase))
            {
                permission = candidate;
                return true;
            }
        }

        permission = Permission.None;
        return false;
    }

    /// <summary>Reads the field of a policy record.</summary>
    public static bool TryParsePolicyField(string field, out Permission permission)
    {
        foreach ((Permission candidate, _, string name) in s_all)
        {
            if (name == field)
            {
                permission = candidate;
                return true;
            }
        }

        permission = Permission.None;
        return false;
    }

    private static (Permission Permission, string Text, string PolicyField) Entry(Permission permission)
    {
        foreach ((Permission Permission, string Text, string PolicyField) entry in s_all)
        {
            if (entry.Permission == permission)
            {
                return entry;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(permission), permission, "Not a single permission.");
    }
}
