namespace Megaraptor.Lab.Tests.Evaluation;

/// <summary>The recorded exchanges that the evaluator alone does not reproduce, and why.</summary>
internal static class KnownDifferences
{
    /// <summary>The reasons, by the exchange's name.</summary>
    public static IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["basics/info"] = "info() belongs to the server around the evaluator.",
        ["errors/artifact-bad-param"] = "Artifacts belong to the server around the evaluator.",
        ["errors/function-missing-arg"] = "client_info() belongs to the server around the evaluator.",
        ["errors/missing-arg"] = "flows() belongs to the server around the evaluator.",
        ["errors/no-query"] = "The service refuses a call without a query.",
        ["errors/perm-artifact_set-investigator"] = "artifact_set() belongs to the server around the evaluator.",
        ["errors/perm-artifact_set-reader"] = "artifact_set() belongs to the server around the evaluator.",
        ["errors/perm-clients-investigator"] = "clients() belongs to the server around the evaluator.",
        ["errors/perm-clients-reader"] = "clients() belongs to the server around the evaluator.",
        ["errors/perm-collect-investigator"] = "collect_client() belongs to the server around the evaluator.",
        ["errors/perm-collect-reader"] = "collect_client() belongs to the server around the evaluator.",
        ["errors/perm-delete-investigator"] = "client_delete() belongs to the server around the evaluator.",
        ["errors/perm-delete-reader"] = "client_delete() belongs to the server around the evaluator.",
        ["errors/perm-execve-investigator"] = "execve() belongs to the server around the evaluator.",
        ["errors/perm-execve-reader"] = "execve() belongs to the server around the evaluator.",
        ["errors/perm-http-investigator"] = "http_client() belongs to the server around the evaluator.",
        ["errors/perm-http-reader"] = "http_client() belongs to the server around the evaluator.",
        ["errors/perm-hunt-investigator"] = "hunt() belongs to the server around the evaluator.",
        ["errors/perm-hunt-reader"] = "hunt() belongs to the server around the evaluator.",
        ["errors/perm-label-investigator"] = "label() belongs to the server around the evaluator.",
        ["errors/perm-label-reader"] = "label() belongs to the server around the evaluator.",
        ["errors/perm-orgs-investigator"] = "orgs() belongs to the server around the evaluator.",
        ["errors/perm-orgs-reader"] = "orgs() belongs to the server around the evaluator.",
        ["errors/perm-users-investigator"] = "gui_users() belongs to the server around the evaluator.",
        ["errors/perm-users-reader"] = "gui_users() belongs to the server around the evaluator.",
        ["errors/syntax-2"] = "info() belongs to the server around the evaluator.",
        ["errors/unknown-arg"] = "clients() belongs to the server around the evaluator.",
        ["errors/unknown-org"] = "info() belongs to the server around the evaluator.",
        ["errors/unknown-user"] = "info() belongs to the server around the evaluator.",
    };
}
