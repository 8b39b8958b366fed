using Megaraptor.Sdk.Query;
using Megaraptor.Vql.Reference;

namespace Megaraptor.Sdk.Operations.Queries;

/// <summary>Reads what a server's <c>help()</c> says about its plugins, functions and accessors.</summary>
internal static class HelpRows
{
    /// <summary>The name that a row describes, or null when it describes none.</summary>
    internal static VqlName? ToName(HelpRow row) => new HelpEntry(
        row.Name,
        row.Type,
        [.. row.Args.Elements().Select(static argument => new HelpArgument(
            argument["name"].AsString() ?? "",
            argument["type"].AsString() ?? "",
            argument["required"].AsBoolean() ?? false,
            argument["repeated"].AsBoolean() ?? false))],
        row.Metadata["permissions"].AsString() ?? "",
        [.. row.Platforms.Elements().Select(static platform => platform.AsString() ?? "")],
        row.FreeFormArgs.AsBoolean() ?? false).ToName();
}

/// <summary>A row of <c>help()</c>; what the server leaves unset is NULL.</summary>
internal sealed record HelpRow(string Name, string Type, VqlValue Args, VqlValue Metadata, VqlValue Platforms, VqlValue FreeFormArgs);
