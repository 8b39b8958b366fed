using Megaraptor.Vql.Reference;
using Megaraptor.Vql.Reference.Tables;

namespace Megaraptor.Vql.Columns;

/// <summary>Columns that real servers returned: of plugins, and of the sources of built-in artifacts.</summary>
internal static class KnownRows
{
    private static readonly Lazy<Table> s_plugins = new(static () => new Table(new SortedLines(PluginColumns.Text)));
    private static readonly Lazy<Table> s_sources = new(static () => new Table(new SortedLines(ObservedColumns.Text)));

    /// <summary>The columns of a plugin whose rows are always alike, or null.</summary>
    internal static QueryColumns? OfPlugin(string plugin) =>
        s_plugins.Value.Find(plugin, static columns => Read(columns[2], columns[1] == "exact" ? ColumnCertainty.Exact : ColumnCertainty.AtLeast));

    /// <summary>The columns of a source, <c>Artifact/Source</c> or <c>Artifact</c>, or null when its rows were not seen. Other systems may add columns.</summary>
    internal static QueryColumns? OfSource(string source) => s_sources.Value.Find(source, static columns => Read(columns[1], ColumnCertainty.AtLeast));

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

    /// <summary>Lines of which each is read when it is first asked for.</summary>
    private sealed class Table(SortedLines lines)
    {
        private readonly QueryColumns?[] _read = new QueryColumns?[lines.Count];

        internal QueryColumns? Find(string key, Func<string[], QueryColumns> read)
        {
            int line = lines.Find(key);
            return line < 0 ? null : _read[line] ??= read(lines.Columns(line));
        }
    }
}
