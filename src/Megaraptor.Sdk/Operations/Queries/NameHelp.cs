using Megaraptor.Vql.Reference;

namespace Megaraptor.Sdk.Operations.Queries;

/// <summary>Describes names of a reference.</summary>
internal static class NameHelp
{
    private static readonly VqlNameKind[] s_kinds = [VqlNameKind.Plugin, VqlNameKind.Function, VqlNameKind.Accessor];

    internal static VqlNameHelp Of(VqlName name) => new(
        name.Name,
        name.Kind switch { VqlNameKind.Plugin => "plugin", VqlNameKind.Function => "function", _ => "accessor" },
        $"{name.Name}({string.Join(", ", name.Arguments.Select(Argument).Concat(name.IsFreeForm ? ["…"] : []))})",
        name.Permissions,
        name.Does,
        FirstVersions.Of(name.Kind, name.Name)?.ToString());

    /// <summary>Everything that a name stands for.</summary>
    internal static IReadOnlyList<VqlName> Find(VqlReference reference, string name) =>
        [.. s_kinds.Select(kind => reference.Find(kind, name)).OfType<VqlName>()];

    /// <summary>The names near a misspelt one, of any kind.</summary>
    internal static string? Near(VqlReference reference, string name) =>
        NearMatches.Question(NearMatches.Of(name, s_kinds.SelectMany(reference.Names).Distinct(StringComparer.Ordinal)));

    private static string Argument(VqlArgument argument) =>
        $"{argument.Name}{(argument.IsRequired ? "!" : "")}:{argument.Type.ToString().ToLowerInvariant()}{(argument.IsRepeated ? "[]" : "")}";
}
