using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Sdk.Operations.Queries;

/// <summary>Finds the names in WHERE and GROUP BY of a query that can only be columns: neither aliases nor definitions, nor given with the query.</summary>
internal sealed class ConditionNames : VqlWalker
{
    private readonly HashSet<string> _found = [];

    private ConditionNames()
    {
    }

    internal static IReadOnlyList<string> Of(VqlScript script, SelectQuery query, IEnumerable<string> given)
    {
        var names = new ConditionNames();
        _ = query.Where is null || names.Visit(query.Where);
        _ = query.GroupBy is null || names.Visit(query.GroupBy);
        names._found.ExceptWith(query.Columns.Select(static column => column.Alias?.Name).OfType<string>());
        names._found.ExceptWith(script.Statements.OfType<LetStatement>().Select(static let => let.Name.Name));
        names._found.ExceptWith(given);

        // The server sets these for every query.
        names._found.ExceptWith(["Artifact", "config", "_SessionId"]);
        return [.. names._found.Where(static name => !name.StartsWith('$'))];
    }

    protected override bool VisitSymbol(SymbolExpression node)
    {
        if (node.Calls.Count == 0 && !node.Names[0].IsMissing)
        {
            _found.Add(node.Names[0].Name);
        }

        return base.VisitSymbol(node);
    }

    /// <summary>A query inside has rows of its own.</summary>
    protected override bool VisitSubquery(SubqueryExpression node) => true;

    /// <summary>So has a lambda: its parameters.</summary>
    protected override bool VisitLambda(LambdaExpression node) => true;
}
