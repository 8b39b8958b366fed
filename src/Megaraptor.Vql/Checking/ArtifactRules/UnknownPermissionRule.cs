using Megaraptor.Vql.Artifacts;
using Megaraptor.Vql.Reference;

namespace Megaraptor.Vql.Checking.ArtifactRules;

/// <summary>A permission that the server does not know.</summary>
internal static class UnknownPermissionRule
{
    private static readonly string[] s_permissions =
    [
        "ANY_QUERY", "READ_RESULTS", "LABEL_CLIENT", "COLLECT_CLIENT", "COLLECT_BASIC", "START_HUNT", "COLLECT_SERVER", "ARTIFACT_WRITER", "SERVER_ARTIFACT_WRITER", "EXECVE",
        "NOTEBOOK_EDITOR", "PUBLISH", "SERVER_ADMIN", "ORG_ADMIN", "IMPERSONATION", "FILESYSTEM_READ", "FILESYSTEM_WRITE", "NETWORK", "MACHINE_STATE", "PREPARE_RESULTS",
        "DELETE_RESULTS", "DATASTORE_ACCESS",
    ];

    internal static void Check(ArtifactDefinition artifact, CheckOptions options, DiagnosticBag bag)
    {
        foreach (ArtifactText permission in artifact.RequiredPermissions.Concat(artifact.ImpliedPermissions))
        {
            if (!s_permissions.Contains(permission.Value))
            {
                bag.Add(VqlRules.UnknownPermission, permission.Value, permission.Span, $"There is no permission {permission.Value}.", NearMatches.Question(NearMatches.Of(permission.Value, s_permissions)));
            }
        }
    }
}
