using Megaraptor.Vql.Reference;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Vql.Tests.Effects;

/// <summary>Collects what a query calls by name.</summary>
internal sealed class CalledNames : VqlWalker
{
    private readonly List<VqlName?> _names = [];

    /// <summary>The names that a script calls and does not define itself; null for one that is not known.</summary>
    internal static IEnumerable<VqlName?> In(VqlScript script)
    {
        var walker = new CalledNames(script);
        walker.Visit(script);
        return walker._names;
    }

    private readonly HashSet<string> _own;

    private CalledNames(VqlScript script) => _own = [.. script.Statements.OfType<LetStatement>().Select(static let => let.Name.Name)];

    protected internal override bool VisitFromClause(FromClause node)
    {
        if (node.Arguments is not null)
        {
            Add(VqlNameKind.Plugin, node.FullName);
        }

        return base.VisitFromClause(node);
    }

    protected internal override bool VisitSymbol(SymbolExpression node)
    {
        if (node.Calls.Count > 0)
        {
            Add(VqlNameKind.Function, node.FullName);
        }

        return base.VisitSymbol(node);
    }

    private void Add(VqlNameKind kind, string name)
    {
        if (VqlReference.Default.Find(kind, name) is { } known)
        {
            _names.Add(known);
        }
        else if (!_own.Contains(name))
        {
            _names.Add(null);
        }
    }
}
