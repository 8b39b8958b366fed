namespace Megaraptor.Vql.Effects;

/// <summary>What something can do that needs a permission.</summary>
internal static class EffectsOfPermissions
{
    internal static VqlEffects Of(IEnumerable<string> permissions)
    {
        VqlEffects effects = VqlEffects.None;
        foreach (string permission in permissions)
        {
            effects |= Of(permission);
        }

        return effects;
    }

    private static VqlEffects Of(string permission) => permission switch
    {
        "READ_RESULTS" => VqlEffects.ReadResults,
        "FILESYSTEM_READ" => VqlEffects.ReadServerFiles,
        "MACHINE_STATE" => VqlEffects.ReadServerState,
        "NETWORK" => VqlEffects.Network,
        "FILESYSTEM_WRITE" => VqlEffects.WriteServerFiles,
        "EXECVE" => VqlEffects.Execute,
        "COLLECT_CLIENT" or "COLLECT_BASIC" or "START_HUNT" => VqlEffects.ActOnEndpoints,
        "DELETE_RESULTS" => VqlEffects.DeleteData,
        "IMPERSONATION" => VqlEffects.Impersonate,
        "COLLECT_SERVER" or "LABEL_CLIENT" or "ARTIFACT_WRITER" or "SERVER_ARTIFACT_WRITER" or "NOTEBOOK_EDITOR" or "PREPARE_RESULTS"
            or "PUBLISH" or "SERVER_ADMIN" or "ORG_ADMIN" => VqlEffects.ChangeServer,
        "ANY_QUERY" => VqlEffects.None,
        _ => VqlEffects.Unknown,
    };
}
