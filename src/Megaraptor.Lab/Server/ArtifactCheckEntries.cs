using Megaraptor.Lab.Artifacts;
using Megaraptor.Lab.Artifacts.Definitions;
using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Lab.Store.Records;
using Megaraptor.Vql.Formatting;

namespace Megaraptor.Lab.Server;

/// <summary>Artifact definitions that are looked at without being set.</summary>
internal static class ArtifactCheckEntries
{
    public static IEnumerable<FunctionDefinition> Functions { get; } =
    [
        Define.Function("verify", Verify),
        Define.Function("reformat", Reformat),
    ];

    /// <summary>Checks a definition, or an artifact by its name.</summary>
    private static VqlDict Verify(Call call)
    {
        ArtifactRepository repository = ServerSession.Of(call).Org.Artifacts;
        string text = call.Text("artifact");
        if (repository.TryGet(text, out ArtifactRecord? known))
        {
            return Result(known.Raw, new ArtifactVerification(known, repository));
        }

        try
        {
            return Result(text, new ArtifactVerification(DefinitionReader.Read(text), repository));
        }
        catch (DefinitionException error)
        {
            return Result(text, [], [$"(0,0) yaml_error: YAML Error: {error.Message}"], []);
        }
    }

    private static VqlDict Reformat(Call call)
    {
        string text = call.Text("artifact");
        try
        {
            DefinitionReader.Read(text);
        }
        catch (DefinitionException error)
        {
            return new VqlDict(2).Set("Artifact", text).Set("Error", error.Message);
        }

        return new VqlDict(2).Set("Artifact", ArtifactFormatter.Format(text).TrimEnd('\n')).Set("Error", "");
    }

    private static VqlDict Result(string text, ArtifactVerification verification) =>
        Result(text, verification.Permissions, verification.Errors, [.. verification.Undeclared.Select(Warning)]);

    /// <summary>An empty list is NULL.</summary>
    private static VqlDict Result(string text, IReadOnlyList<string> permissions, IReadOnlyList<string> errors, IReadOnlyList<object?> warnings) => new VqlDict(6)
        .Set("Artifact", text)
        .Set("Permissions", permissions.Count == 0 ? null : VqlList.OfStrings(permissions))
        .Set("Errors", errors.Count == 0 ? null : VqlList.OfStrings(errors))
        .Set("Warnings", warnings.Count == 0 ? null : new VqlList(warnings))
        .Set("Definitions", new VqlDict(0))
        .Set("Suppressions", null);

    private static VqlDict Warning(string permission) => new VqlDict(4)
        .Set("Name", "required_permissions")
        .Set("Message", "Add %[1]v to artifact's required_permissions or implied_permissions fields")
        .Set("Args", VqlList.OfStrings([permission]))
        .Set("Pos", new VqlDict(2).Set("Pos", Nowhere()).Set("EndPos", Nowhere()));

    private static VqlDict Nowhere() => new VqlDict(4).Set("Filename", "").Set("Offset", 0L).Set("Line", 0L).Set("Column", 0L);
}
