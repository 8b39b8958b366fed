using Megaraptor.Vql.Syntax.Nodes;
using Megaraptor.Vql.Text;

namespace Megaraptor.Sdk.Errors;

/// <summary>Finds the first place in a query where a plugin, a function or a symbol of a given name stands.</summary>
internal sealed class NameFinder : VqlWalker
{
    private readonly string _name;
    private SourceSpan? _found;

    private NameFinder(string name) => _name = name;

    internal static SourceSpan? Find(VqlScript script, string name)
    {
        var finder = new NameFinder(name);
        finder.Visit(script);
        return finder._found;
    }

    protected override bool VisitFromClause(FromClause node)
    {
        Match(node.FullName, node.Span);
        return base.VisitFromClause(node);
    }

    protected override bool VisitSymbol(SymbolExpression node)
    {
        Match(node.FullName, node.Span);
        return base.VisitSymbol(node);
    }

    private void Match(string name, SourceSpan span)
    {
        // The server writes some names in another case in its logs.
        if (_found is null && string.Equals(name, _name, StringComparison.OrdinalIgnoreCase))
        {
            _found = span;
        }
    }
}
