using Megaraptor.Sdk.Catalogue;

namespace Megaraptor.Sdk.Errors;

/// <summary>Finds the missing permission in the server's words and says which role brings it.</summary>
internal static class PermissionAdvice
{
    private const int LongestLeadIn = 96;
    private const string Administrator = "the role administrator";

    /// <summary>The first permission that a denial names, or null.</summary>
    internal static string? Find(string text) =>
        PermissionNames.FindIn(text)
        ?? (text.Contains("is not org admin", StringComparison.Ordinal) ? "ORG_ADMIN" : text.Contains("is not admin on", StringComparison.Ordinal) ? "SERVER_ADMIN" : null);

    /// <summary>
    /// Whether a log line tells of a denial. The server has several forms; all say so near the beginning, which keeps
    /// evidence that a function quotes in its complaint from passing for one.
    /// </summary>
    internal static bool IsDenial(string text)
    {
        ReadOnlySpan<char> beginning = text.AsSpan(0, Math.Min(text.Length, LongestLeadIn));
        return beginning.Contains("PermissionDenied:", StringComparison.Ordinal)
            || beginning.Contains(": PermissionDenied, User ", StringComparison.Ordinal)
            || beginning.EndsWith(": PermissionDenied", StringComparison.Ordinal)
            || beginning.Contains("Permission denied", StringComparison.OrdinalIgnoreCase);
    }

    internal static string For(string? permission) => permission switch
    {
        null => "Ask an administrator of the server which role this user lacks.",
        "ANY_QUERY" => "Ask an administrator for the role api: velociraptor --config server.config.yaml acl grant USER '{\"any_query\": true}' --merge.",
        "READ_RESULTS" => $"The user needs {permission}: the roles api, analyst and investigator have it.",
        "LABEL_CLIENT" or "NOTEBOOK_EDITOR" or "PREPARE_RESULTS" => $"The user needs {permission}: the roles analyst and investigator have it.",
        "COLLECT_CLIENT" or "START_HUNT" => $"The user needs {permission}: the role investigator has it.",
        "ARTIFACT_WRITER" => $"The user needs {permission}: the roles artifact_writer and administrator have it.",
        "ORG_ADMIN" => $"The user needs {permission}: the role org_admin, or administrator in the root org.",
        "PUBLISH" or "DATASTORE_ACCESS" => $"The user needs {permission}, which no role has: an administrator grants it by policy.",
        _ => $"The user needs {permission}: {Administrator} has it, or an administrator grants it alone with 'acl grant --merge'.",
    };
}
