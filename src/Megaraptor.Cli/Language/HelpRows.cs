using Megaraptor.Sdk.Query;
using Megaraptor.Vql.Reference;

namespace Megaraptor.Cli.Language;

/// <summary>Reads what a server's <c>help()</c> says about its plugins, functions and accessors.</summary>
internal static class HelpRows
{
    /// <summary>The query whose rows are read.</summary>
    internal const string Query = "SELECT name, type, args, metadata, platforms, free_form_args FROM help()";

    /// <summary>The name that a row describes, or null when it describes none.</summary>
    internal static VqlName? ToName(VqlRow row) => new HelpEntry(
        row["name"].AsString() ?? "",
        row["type"].AsString() ?? "",
        [.. row["args"].Elements().Select(static argument => new HelpArgument(
            argument["name"].AsString() ?? "",
            argument["type"].AsString() ?? "",
            argument["required"].AsBoolean() ?? false,
            argument["repeated"].AsBoolean() ?? false))],
        row["metadata"]["permissions"].AsString() ?? "",
        [.. row["platforms"].Elements().Select(static platform => platform.AsString() ?? "")],
        row["free_form_args"].AsBoolean() ?? false).ToName();
}
