using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Vql.Reference;

namespace Megaraptor.Lab.Server;

/// <summary>The server's description of its own names: facts from the reference, without the texts that a server has.</summary>
internal static class HelpEntries
{
    public static IEnumerable<PluginDefinition> Plugins { get; } =
    [
        new("help", Signature.Of(), static call => Rows(ServerSession.Of(call).State.Version)),
    ];

    private static IEnumerable<object?> Rows(ServerVersion version) =>
        ((VqlNameKind[])[VqlNameKind.Accessor, VqlNameKind.Function, VqlNameKind.Plugin])
            .SelectMany(static kind => VqlReference.Default.Names(kind).Select(name => VqlReference.Default.Find(kind, name)!))
            .Where(name => !(FirstVersions.Of(name.Kind, name.Name) > version))
            .OrderBy(static name => name.Name, StringComparer.Ordinal)
            .Select(name => Row(name, version));

    /// <summary>Every column is there for every name; what the reference does not hold has the value of a name that leaves it unset.</summary>
    private static VqlDict Row(VqlName name, ServerVersion version) => new VqlDict(9)
        .Set("name", name.Name)
        .Set("description", "")
        .Set("type", name.Kind.ToString())
        .Set("version", 0)
        .Set("args", new VqlList([.. name.Arguments.Where(argument => !(FirstVersions.Of(name.Kind, name.Name, argument.Name) > version)).Select(Argument)]))
        .Set("category", "")
        .Set("metadata", name.Permissions.Count == 0 ? new VqlDict(0) : new VqlDict(1).Set("permissions", string.Join(',', name.Permissions)))
        .Set("platforms", new VqlList([.. Platforms(name.Platforms)]))
        .Set("free_form_args", name.IsFreeForm);

    private static VqlDict Argument(VqlArgument argument)
    {
        VqlDict row = new VqlDict(4).Set("name", argument.Name).Set("type", TypeText(argument.Type));
        if (argument.IsRepeated)
        {
            row.Set("repeated", true);
        }

        return argument.IsRequired ? row.Set("required", true) : row;
    }

    private static IEnumerable<string> Platforms(VqlPlatforms platforms) =>
        ((VqlPlatforms[])[VqlPlatforms.Darwin, VqlPlatforms.Linux, VqlPlatforms.Windows])
            .Where(platform => platforms.HasFlag(platform))
            .Select(static platform => platform.ToString().ToLowerInvariant() + "_amd64_cgo");

    /// <summary>The type of an argument in the words of the server.</summary>
    private static string TypeText(VqlArgumentType type) => type switch
    {
        VqlArgumentType.Boolean => "bool",
        VqlArgumentType.Integer => "int64",
        VqlArgumentType.Float => "float64",
        VqlArgumentType.Time => "time.Time",
        VqlArgumentType.Path => "accessors.OSPath",
        VqlArgumentType.Dict => "ordereddict.Dict",
        VqlArgumentType.Query => "StoredQuery",
        VqlArgumentType.Expression => "LazyExpr",
        VqlArgumentType.Lambda => "vfilter.Lambda",
        VqlArgumentType.Any => "Any",
        _ => "string",
    };
}
