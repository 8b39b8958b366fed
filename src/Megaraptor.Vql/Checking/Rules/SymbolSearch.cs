using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Vql.Checking.Rules;

/// <summary>Finds where an expression uses a name of its own row. Queries inside it are left out: they have rows of their own.</summary>
internal static class SymbolSearch
{
    internal static bool Uses(VqlNode node, string name) => Find(node, name) is not null;

    internal static SymbolExpression? Find(VqlNode node, string name)
    {
        switch (node)
        {
            case SymbolExpression { Calls.Count: 0 } symbol when symbol.Names[0].Name == name:
                return symbol;
            case SubqueryExpression or VqlIdentifier:
                return null;
        }

        foreach (VqlNode child in node.Children())
        {
            if (Find(child, name) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
