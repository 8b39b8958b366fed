using Megaraptor.Vql.Reference;
using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Vql.Columns;

/// <content>What stands behind FROM: plugins, stored queries, artifacts, variables.</content>
public sealed partial class ColumnInference
{
    private const string Scalar = "_value";

    internal QueryColumns OfSource(FromClause from, ColumnScope scope)
    {
        if (from.Names.Count == 0)
        {
            return QueryColumns.Unknown;
        }

        string name = from.Names[0].Name;
        if (name == "Artifact" && from.Names.Count > 1)
        {
            return OfArtifact(string.Join(".", from.Names.Skip(1).Select(static part => part.Name)), from.Arguments);
        }

        if (from.Names.Count > 1)
        {
            return QueryColumns.Unknown;
        }

        return from.Arguments is { } arguments && OfPlugin(name, arguments, scope) is { } columns ? columns : OfVariable(name, scope);
    }

    /// <summary>The columns of a plugin, or null when there is none of the name.</summary>
    private QueryColumns? OfPlugin(string name, CallArguments arguments, ColumnScope scope) => name switch
    {
        "foreach" => OfForeach(arguments, scope),
        "if" => OfIf(arguments, scope),
        "switch" or "chain" or "combine" => OfBranches(arguments, scope),
        "dedup" or "delay" or "fifo" or "sample" or "parallelize" => OfRows(arguments.Find("query"), scope),
        "flatten" => OfFlattened(arguments, scope),
        "for" => OfRows(arguments.Find("query"), scope.Inside(One(arguments.Find("var")))),
        "query" => OfNested(arguments),
        "batch" => arguments.Find("batch_func") is null && !HasKeywords(arguments) ? new QueryColumns(ColumnCertainty.AtLeast, [new VqlColumn("rows", VqlType.List)]) : QueryColumns.Unknown,
        "source" or "hunt_results" or "flow_results" or "monitoring" => OfResults(name, arguments),
        _ => KnownRows.OfPlugin(name) ?? (VqlReference.Default.Find(VqlNameKind.Plugin, name) is null ? null : QueryColumns.Unknown),
    };

    /// <summary>The rows of an argument: a query, or a value whose elements become rows.</summary>
    private QueryColumns OfRows(CallArgument? argument, ColumnScope scope) => argument?.Value switch
    {
        null => QueryColumns.Unknown,
        SubqueryExpression subquery => Of(subquery.Query, scope),
        SymbolExpression { IsNegated: false, Names.Count: 1 } symbol when scope.Column(symbol.Names[0].Name) is null
            && scope.Let(symbol.Names[0].Name) is { Value: SubqueryExpression } let => Of(let, scope),
        var value => OfElements(TypeOf(value, scope)),
    };

    /// <summary>The rows that a value is iterated as.</summary>
    private static QueryColumns OfElements(VqlType type) => type switch
    {
        { IsNullable: true } or { Kind: VqlTypeKind.Any } => QueryColumns.Unknown,
        { Kind: VqlTypeKind.List, Element: { } element } => element is { Kind: VqlTypeKind.List, IsNullable: false } ? One(element) : OfElements(element),
        { Kind: VqlTypeKind.List } => QueryColumns.Unknown,
        { Kind: VqlTypeKind.Dict, Members: { } members } => members,
        { Kind: VqlTypeKind.Dict } => QueryColumns.Unknown,
        _ => One(type),
    };

    private static QueryColumns One(VqlType type) => new(ColumnCertainty.Exact, [new VqlColumn(Scalar, type)]);

    /// <summary>The one column of a variable whose name is written.</summary>
    internal static QueryColumns One(CallArgument? variable) => variable?.Value is StringLiteral text
        ? new QueryColumns(ColumnCertainty.Exact, [new VqlColumn(text.Value, VqlType.Any)])
        : QueryColumns.Unknown;

    private QueryColumns OfForeach(CallArguments arguments, ColumnScope scope)
    {
        if (HasKeywords(arguments))
        {
            return QueryColumns.Unknown;
        }

        QueryColumns rows = RowsOfForeach(arguments, scope);
        return arguments.Find("query") is { } query ? OfRows(query, scope.Inside(rows)) : rows;
    }

    /// <summary>The columns that the query of a <c>foreach()</c> sees.</summary>
    internal QueryColumns RowsOfForeach(CallArguments arguments, ColumnScope scope)
    {
        QueryColumns rows = OfRows(arguments.Find("row"), scope);
        if (arguments.Find("column") is not { } column)
        {
            return rows;
        }

        return column.Value is StringLiteral name && rows.Find(name.Value)?.Type is { Kind: VqlTypeKind.Dict, Members: { } members } ? members : QueryColumns.Unknown;
    }

    private QueryColumns OfIf(CallArguments arguments, ColumnScope scope)
    {
        QueryColumns then = OfRows(arguments.Find("then"), scope);
        return arguments.Find("else") is { } otherwise ? then.Or(OfRows(otherwise, scope)) : then;
    }

    private QueryColumns OfBranches(CallArguments arguments, ColumnScope scope)
    {
        QueryColumns? all = null;
        foreach (CallArgument argument in arguments.Items)
        {
            if (argument.Name.Name == "async")
            {
                continue;
            }

            QueryColumns columns = argument.Name.Name == "**" ? QueryColumns.Unknown : OfRows(argument, scope);
            all = all is null ? columns : all.Or(columns);
        }

        return all ?? QueryColumns.None;
    }

    /// <summary>The same columns; what was a list is one of its elements.</summary>
    private QueryColumns OfFlattened(CallArguments arguments, ColumnScope scope)
    {
        QueryColumns rows = OfRows(arguments.Find("query"), scope);
        return new QueryColumns(rows.Certainty, rows.Columns.Select(static column => column.Type.Kind == VqlTypeKind.List ? column with { Type = VqlType.Any } : column));
    }

    /// <summary>A query in a scope of its own. Unless it inherits, names of this script mean nothing there.</summary>
    private static QueryColumns OfNested(CallArguments arguments)
    {
        if (HasKeywords(arguments) || arguments.Find("inherit") is not null || arguments.Find("copy_env") is not null)
        {
            return QueryColumns.Unknown;
        }

        switch (arguments.Find("query")?.Value)
        {
            case SubqueryExpression subquery:
                return new ColumnInference(new VqlScript(subquery.Span, default)).Of(subquery.Query);
            case StringLiteral text when VqlSyntax.Parse(text.Value) is { IsValid: true } nested:
                return OfScript(nested.Script);
            default:
                return QueryColumns.Unknown;
        }
    }

    /// <summary>The stored rows of an artifact, which get columns of their own when they come from a hunt or a monitor.</summary>
    private QueryColumns OfResults(string plugin, CallArguments arguments)
    {
        if (arguments.Find("artifact")?.Value is not StringLiteral artifact)
        {
            return QueryColumns.Unknown;
        }

        string source = arguments.Find("source")?.Value is StringLiteral name ? $"{artifact.Value}/{name.Value}" : artifact.Value;
        QueryColumns? columns = _artifacts(source) ?? KnownRows.OfSource(source);
        if (columns is null)
        {
            return QueryColumns.Unknown;
        }

        IEnumerable<VqlColumn> added = plugin == "hunt_results" || arguments.Find("hunt_id") is not null
            ? ((string[])["FlowId", "ClientId", "_OrgId", "Fqdn"]).Select(static added => new VqlColumn(added, VqlType.String.OrNull()))
            : [];
        return new QueryColumns(ColumnCertainty.AtLeast, columns.Columns.Concat(added.Where(column => columns.Find(column.Name) is null)));
    }

    private QueryColumns OfArtifact(string artifact, CallArguments? arguments)
    {
        string source = arguments?.Find("source")?.Value is StringLiteral name ? $"{artifact}/{name.Value}" : artifact;
        QueryColumns? columns = _artifacts(source) ?? KnownRows.OfSource(source);

        // Elsewhere and in other versions an artifact may yield more.
        return columns is null ? QueryColumns.Unknown : new QueryColumns(columns.IsExact ? ColumnCertainty.Exact : ColumnCertainty.AtLeast, columns.Columns);
    }

    private QueryColumns OfVariable(string name, ColumnScope scope)
    {
        if (scope.Column(name) is { } column)
        {
            return OfFromValue(column);
        }

        return scope.Let(name) switch
        {
            null => !scope.Defines(name) && scope.Variables.Find(name) is { } variable ? OfFromValue(variable.Type) : QueryColumns.Unknown,
            { Value: SubqueryExpression } let => Of(let, scope),
            { Parameters: null } let => OfFromValue(OfLet(let, scope)),
            _ => QueryColumns.Unknown,
        };
    }

    /// <summary>The rows of a value behind FROM. Other than in foreach(), a scalar is one row without columns.</summary>
    private static QueryColumns OfFromValue(VqlType type) => type switch
    {
        { IsNullable: true, Kind: not VqlTypeKind.Null } => QueryColumns.Unknown,
        { Kind: VqlTypeKind.Any } => QueryColumns.Unknown,
        { Kind: VqlTypeKind.List, Element: { IsNullable: false } element } => OfFromValue(element),
        { Kind: VqlTypeKind.List } => QueryColumns.Unknown,
        { Kind: VqlTypeKind.Dict } => type.Members ?? QueryColumns.Unknown,
        _ => QueryColumns.None,
    };

    private static bool HasKeywords(CallArguments arguments) => arguments.Find("**") is not null;
}
