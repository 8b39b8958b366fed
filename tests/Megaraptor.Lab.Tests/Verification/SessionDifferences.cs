namespace Megaraptor.Lab.Tests.Verification;

/// <summary>The exchanges of the recorded session that the Lab does not answer as recorded, each with the reason.</summary>
internal static class SessionDifferences
{
    private const string State = "what changes the server's state comes with the second milestone";

    public static IReadOnlyDictionary<string, string> Known { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["errors/artifact-bad-param"] = State,
        ["errors/perm-collect-reader"] = State,
        ["errors/perm-collect-investigator"] = State,
        ["errors/perm-hunt-reader"] = State,
        ["errors/perm-hunt-investigator"] = State,
        ["errors/perm-artifact_set-reader"] = State,
        ["errors/perm-artifact_set-investigator"] = State,
        ["errors/perm-delete-reader"] = State,
        ["errors/perm-delete-investigator"] = State,
        ["clients/delete-dry"] = State,
    };
}
