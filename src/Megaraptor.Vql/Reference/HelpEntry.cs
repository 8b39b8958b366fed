namespace Megaraptor.Vql.Reference;

/// <summary>An argument as a server's <c>help()</c> describes it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type, in words of Go: <c>int64</c>, <c>ordereddict.Dict</c>.</param>
/// <param name="IsRequired">Whether the call fails without it.</param>
/// <param name="IsRepeated">Whether it takes a list.</param>
public sealed record HelpArgument(string Name, string Type, bool IsRequired, bool IsRepeated);

/// <summary>A row of a server's <c>help()</c>.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type"><c>Plugin</c>, <c>Function</c> or <c>Accessor</c>.</param>
/// <param name="Arguments">The arguments.</param>
/// <param name="Permissions">The permissions, separated by commas; empty for none.</param>
/// <param name="Platforms">The platforms: <c>linux_amd64_cgo</c> and others.</param>
/// <param name="IsFreeForm">Whether it takes arguments of any name.</param>
public sealed record HelpEntry(string Name, string Type, IReadOnlyList<HelpArgument> Arguments, string Permissions, IReadOnlyList<string> Platforms, bool IsFreeForm)
{
    /// <summary>The name as a reference holds it.</summary>
    /// <returns>The name; null when the entry is of a kind that is not known.</returns>
    public VqlName? ToName()
    {
        VqlNameKind? kind = Type.ToUpperInvariant() switch
        {
            "PLUGIN" => VqlNameKind.Plugin,
            "FUNCTION" => VqlNameKind.Function,
            "ACCESSOR" => VqlNameKind.Accessor,
            _ => null,
        };
        if (kind is not { } known || Name.Length == 0)
        {
            return null;
        }

        VqlPlatforms platforms = VqlPlatforms.None;
        foreach (string platform in Platforms)
        {
            platforms |= platform.Split('_')[0] switch
            {
                "darwin" => VqlPlatforms.Darwin,
                "linux" => VqlPlatforms.Linux,
                "windows" => VqlPlatforms.Windows,
                _ => VqlPlatforms.None,
            };
        }

        return new VqlName(
            known,
            Name,
            [.. Permissions.Split(',').Select(static permission => permission.Trim()).Where(static permission => permission.Length > 0)],
            platforms,
            0,
            "",
            [.. Arguments.Select(static argument => new VqlArgument(argument.Name, TypeOf(argument.Type), argument.IsRequired, argument.IsRepeated, 0))],
            IsFreeForm);
    }

    private static VqlArgumentType TypeOf(string type) => type switch
    {
        "string" => VqlArgumentType.String,
        "bool" => VqlArgumentType.Boolean,
        "int" or "int32" or "int64" or "uint64" => VqlArgumentType.Integer,
        "float64" => VqlArgumentType.Float,
        "time.Time" => VqlArgumentType.Time,
        "accessors.OSPath" => VqlArgumentType.Path,
        "ordereddict.Dict" => VqlArgumentType.Dict,
        "StoredQuery" => VqlArgumentType.Query,
        "vfilter.Lambda" => VqlArgumentType.Lambda,
        "LazyExpr" or "types.LazyAny" => VqlArgumentType.Expression,
        _ => VqlArgumentType.Any,
    };
}
