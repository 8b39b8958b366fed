using Megaraptor.Vql.Checking.Rules;
using Megaraptor.Vql.Columns;
using Megaraptor.Vql.Syntax.Nodes;
using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Checking.Walk;

/// <summary>Walks a script once and shows every place to the rules that judge its kind.</summary>
/// <param name="context">The script, and what is known about it.</param>
internal sealed partial class CheckWalker(CheckContext context) : VqlWalker
{
    private const string ArtifactRoot = "Artifact";

    private readonly UnknownSymbolRule _symbols = new(context);
    private readonly MaskedSymbolRule _masked = new(context);
    private ColumnScope _scope = context.Columns.Root;
    private SelectQuery? _statementQuery;

    internal void Check()
    {
        foreach (VqlStatement statement in context.Script.Statements)
        {
            context.Statement = statement;
            Visit(statement);
        }

        _symbols.CheckDeferred();
    }

    protected internal override bool VisitSelectStatement(SelectStatement node)
    {
        _statementQuery = node.Query;
        return Visit(node.Query);
    }

    protected internal override bool VisitLetStatement(LetStatement node)
    {
        _masked.Check(node);
        NodeList<LetParameter> parameters = node.Parameters ?? default;
        foreach (LetParameter parameter in parameters)
        {
            if (parameter.DefaultValue is { } value)
            {
                _symbols.Defaults = parameters;
                Visit(value);
                _symbols.Defaults = default;
            }
        }

        ColumnScope outer = _scope;
        _scope = parameters.Count == 0 ? outer : outer.Inside(Names(parameters.Select(static parameter => parameter.Name)));
        Visit(node.Value);
        _scope = outer;
        return true;
    }

    protected internal override bool VisitSelectQuery(SelectQuery node)
    {
        ColumnScope outer = _scope;
        QueryColumns source = context.Columns.OfSource(node.From, outer);
        var site = new QuerySite(node, source, outer.Inside(source), node == _statementQuery, context);
        _symbols.Note(source);
        RuleTable.Check(site, context);

        Visit(node.From);
        _scope = site.Row;
        foreach (SelectColumn column in node.Columns)
        {
            if (column.Expression is { } expression)
            {
                _symbols.Aliases.Push(node.Columns);
                Visit(expression);
                _symbols.Aliases.Pop();
            }
        }

        if (node.Where is not null || node.GroupBy is not null)
        {
            _scope = site.Condition;
            _ = node.Where is null || Visit(node.Where);
            _ = node.GroupBy is null || Visit(node.GroupBy);
        }

        _scope = outer;
        return true;
    }

    protected internal override bool VisitFromClause(FromClause node)
    {
        if (node.Names.Count == 0)
        {
            return true;
        }

        VqlIdentifier head = node.Names[0];
        if (head.Name == ArtifactRoot && node.Names.Count > 1)
        {
            CheckArtifact(node.Names, node.Arguments);
        }
        else if (node.Names.Count > 1)
        {
            UnknownPluginRule.CheckDotted(node, _scope, context);
        }
        else
        {
            CheckPlugin(head, node.Arguments);
            return true;
        }

        return node.Arguments is null || Visit(node.Arguments);
    }

    protected internal override bool VisitSymbol(SymbolExpression node)
    {
        VqlIdentifier head = node.Names[0];
        if (head.Name == ArtifactRoot && node is { Names.Count: > 1, Calls.Count: > 0 })
        {
            CheckArtifact(node.Names, node.Arguments);
        }
        else if (node.Calls.Count == 0 || node.Names.Count > 1)
        {
            _symbols.Check(head, _scope);
            _masked.Check(node, _scope);
        }
        else
        {
            foreach (CallArguments arguments in node.Calls)
            {
                CheckFunction(head, arguments);
            }

            return true;
        }

        foreach (CallArguments arguments in node.Calls)
        {
            Visit(arguments);
        }

        return true;
    }

    protected internal override bool VisitOperatorChain(OperatorChain node)
    {
        RuleTable.Check(node, _scope, context);
        return base.VisitOperatorChain(node);
    }

    private void CheckArtifact(NodeList<VqlIdentifier> names, CallArguments? arguments)
    {
        string name = string.Join(".", names.Skip(1).Select(static part => part.Name));
        var span = SourceSpan.Between(names[1].Span.Start, names[names.Count - 1].Span.End);
        RuleTable.Check(new ArtifactSite(name, span, arguments, context.Artifacts.Find(name)), context);
    }

    private static QueryColumns Names(IEnumerable<VqlIdentifier> names) =>
        new(ColumnCertainty.Exact, names.Select(static name => new VqlColumn(name.Name, VqlType.Any)));
}
