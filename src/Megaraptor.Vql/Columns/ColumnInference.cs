using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Vql.Columns;

/// <summary>Finds out which columns queries yield, and of what type, without running them.</summary>
/// <remarks>Made for one script. The work is bounded: behind the bound nothing is known.</remarks>
public sealed partial class ColumnInference
{
    private readonly Dictionary<LetStatement, QueryColumns> _stored = [];
    private readonly Dictionary<LetStatement, VqlType> _values = [];
    private readonly HashSet<LetStatement> _inProgress = [];
    private readonly ColumnScope _root;
    private readonly Func<string, QueryColumns?> _artifacts;

    /// <summary>How many more definitions are followed. Each use of a lazy one may mean something else; nobody writes thousands.</summary>
    private int _budget = 5_000;

    /// <summary>Prepares the inference for a script.</summary>
    /// <param name="script">The script.</param>
    /// <param name="artifacts">
    /// The columns of artifacts that are defined beside the script, by <c>Name</c> or <c>Name/Source</c>; null for others.
    /// </param>
    /// <param name="variables">The variables that the script is given, with their types.</param>
    public ColumnInference(VqlScript script, Func<string, QueryColumns?>? artifacts = null, IEnumerable<VqlColumn>? variables = null)
    {
        _root = new ColumnScope([.. script.Statements.OfType<LetStatement>()], new QueryColumns(ColumnCertainty.Exact, variables ?? []));
        _artifacts = artifacts ?? (static _ => null);
    }

    /// <summary>The scope of the script's own statements.</summary>
    internal ColumnScope Root => _root;

    /// <summary>The columns of the rows that a whole script yields: those of each of its queries.</summary>
    /// <param name="script">The script.</param>
    /// <returns>The columns. Those that not all of its queries have are optional.</returns>
    public static QueryColumns OfScript(VqlScript script)
    {
        var inference = new ColumnInference(script);
        QueryColumns? all = null;
        foreach (SelectStatement select in script.Statements.OfType<SelectStatement>())
        {
            QueryColumns columns = inference.Of(select.Query);
            all = all is null ? columns : all.Or(columns);
        }

        return all ?? QueryColumns.None;
    }

    /// <summary>The columns of a query that stands as a statement of the script.</summary>
    /// <param name="query">The query.</param>
    /// <returns>The columns.</returns>
    public QueryColumns Of(SelectQuery query) => Of(query, _root);

    /// <summary>The columns of the rows that a query reads, which its expressions see.</summary>
    /// <param name="query">A query that stands as a statement of the script.</param>
    /// <returns>The columns of what stands behind FROM.</returns>
    public QueryColumns SourceOf(SelectQuery query) => OfSource(query.From, _root);

    /// <summary>The columns of a stored query.</summary>
    /// <param name="let">A LET of the script whose value is a query.</param>
    /// <returns>The columns.</returns>
    public QueryColumns Of(LetStatement let) => Of(let, _root);

    /// <summary>
    /// The columns of a stored query where it is used. A lazy one is evaluated there, so that the rows around it hide what
    /// its names meant where it was defined.
    /// </summary>
    internal QueryColumns Of(LetStatement let, ColumnScope scope)
    {
        if (let.Value is not SubqueryExpression stored || _budget-- <= 0)
        {
            return QueryColumns.Unknown;
        }

        ColumnScope around = Around(let, scope);
        bool isPlain = let.IsMaterialised || around == _root;
        if (isPlain && _stored.TryGetValue(let, out QueryColumns? known))
        {
            return known;
        }

        if (!_inProgress.Add(let))
        {
            return QueryColumns.Unknown;
        }

        QueryColumns parameters = new(ColumnCertainty.Exact, (let.Parameters ?? default).Select(static parameter => new VqlColumn(parameter.Name.Name, VqlType.Any)));
        QueryColumns columns = Of(stored.Query, parameters.Columns.Count == 0 ? around : around.Inside(parameters));
        _inProgress.Remove(let);
        if (isPlain)
        {
            _stored[let] = columns;
        }

        return columns;
    }

    /// <summary>The scope in which a definition is evaluated: where it is used, or once, with what was defined before it.</summary>
    private ColumnScope Around(LetStatement let, ColumnScope scope) =>
        let.IsMaterialised ? new ColumnScope([.. _root.Lets.TakeWhile(earlier => earlier != let)], _root.Variables) : scope;

    internal QueryColumns Of(SelectQuery query, ColumnScope scope)
    {
        QueryColumns source = OfSource(query.From, scope);
        ColumnScope row = scope.Inside(source);
        var columns = new List<VqlColumn>();
        bool hasOthers = false;
        foreach (SelectColumn column in query.Columns)
        {
            if (column.Expression is null)
            {
                hasOthers |= !source.IsExact;
                columns.AddRange(source.Columns.Where(star => columns.TrueForAll(known => known.Name != star.Name)));
            }
            else
            {
                // Of two columns of one name the last value stays, at the last place.
                string name = ServerText.ColumnName(column);
                columns.RemoveAll(known => known.Name == name);
                columns.Add(new VqlColumn(name, TypeOf(column.Expression, row)));
            }
        }

        return new QueryColumns(hasOthers ? ColumnCertainty.AtLeast : ColumnCertainty.Exact, columns);
    }
}
