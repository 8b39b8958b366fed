namespace Megaraptor.Lab.Identity;

/// <summary>What each role of a Velociraptor server may do.</summary>
internal static class Roles
{
    private const Permission Reader = Permission.ReadResults;

    private const Permission Api = Permission.AnyQuery | Permission.ReadResults;

    private const Permission Analyst =
        Permission.ReadResults | Permission.NotebookEditor | Permission.LabelClient | Permission.AnyQuery | Permission.PrepareResults;

    private const Permission Investigator = Analyst | Permission.CollectClient | Permission.StartHunt;

    private const Permission Administrator =
        Permission.AnyQuery | Permission.ReadResults | Permission.LabelClient | Permission.CollectClient | Permission.CollectBasic
        | Permission.StartHunt | Permission.CollectServer | Permission.ArtifactWriter | Permission.ServerArtifactWriter | Permission.Execve
        | Permission.NotebookEditor | Permission.OrgAdmin | Permission.Impersonation | Permission.ServerAdmin | Permission.FilesystemRead
        | Permission.FilesystemWrite | Permission.Network | Permission.MachineState | Permission.PrepareResults | Permission.DeleteResults;

    /// <summary>The permissions of a role.</summary>
    /// <param name="role">The role's name.</param>
    /// <param name="inRootOrg">Whether the grant is in the root org; only there is an administrator an administrator of orgs.</param>
    /// <param name="permissions">The permissions; none for a role that does not exist.</param>
    /// <returns>Whether the role exists.</returns>
    public static bool TryGet(string role, bool inRootOrg, out Permission permissions)
    {
        (bool known, permissions) = role switch
        {
            "administrator" => (true, inRootOrg ? Administrator : Administrator & ~Permission.OrgAdmin),
            "org_admin" => (true, Permission.OrgAdmin),
            "reader" => (true, Reader),
            "api" => (true, Api),
            "analyst" => (true, Analyst),
            "investigator" => (true, Investigator),
            "artifact_writer" => (true, Permission.ArtifactWriter),
            _ => (false, Permission.None),
        };
        return known;
    }
}
