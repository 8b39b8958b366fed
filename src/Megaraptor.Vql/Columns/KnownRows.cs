using Megaraptor.Vql.Reference;
using Megaraptor.Vql.Reference.Tables;

namespace Megaraptor.Vql.Columns;

/// <summary>Columns that real servers returned: of plugins, and of the sources of built-in artifacts.</summary>
internal static class KnownRows
{
    private static readonly Lazy<SortedLines> s_plugins = new(static () => new SortedLines(PluginColumns.Text));
    private static readonly Lazy<SortedLines> s_sources = new(static () => new SortedLines(ObservedColumns.Text));

    /// <summary>The columns of a plugin whose rows are always alike, or null.</summary>
    internal static QueryColumns? OfPlugin(string plugin)
    {
        int line = s_plugins.Value.Find(plugin);
        if (line < 0)
        {
            return null;
        }

        string[] columns = s_plugins.Value.Columns(line);
        return Read(columns[2], columns[1] == "exact" ? ColumnCertainty.Exact : ColumnCertainty.AtLeast);
    }

    /// <summary>The columns of a source, <c>Artifact/Source</c> or <c>Artifact</c>, or null when its rows were not seen. Other systems may add columns.</summary>
    internal static QueryColumns? OfSource(string source)
    {
        int line = s_sources.Value.Find(source);
        return line < 0 ? null : Read(s_sources.Value.Column(line, 1), ColumnCertainty.AtLeast);
    }

    private static QueryColumns Read(string text, ColumnCertainty certainty) =>
        new(certainty, text == "-" ? [] : text.Split('|').Select(Column));

    private static VqlColumn Column(string text)
    {
        int colon = text.LastIndexOf(':');
        string name = text.Substring(0, colon);
        bool isOptional = name.EndsWith("?", StringComparison.Ordinal);

        // Few rows were seen: any value may be NULL elsewhere.
        VqlType type = text.Substring(colon + 1).Split(',').Select(Type).Aggregate(static (left, right) => left.Or(right)).OrNull();
        return new VqlColumn(isOptional ? name.Substring(0, name.Length - 1) : name, type, isOptional);
    }

    /// <summary>The type of a JSON kind. A string may be a time, and a number without a fraction may be a float, so neither is said of integers alone.</summary>
    private static VqlType Type(string kind) => kind switch
    {
        "bool" => VqlType.Boolean,
        "int" => VqlType.Integer,
        "float" => VqlType.Float,
        "string" => VqlType.String,
        "object" => VqlType.Dict,
        "array" => VqlType.List,
        "null" => VqlType.Null,
        _ => VqlType.Any,
    };
}
