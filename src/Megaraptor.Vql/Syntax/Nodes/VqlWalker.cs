namespace Megaraptor.Vql.Syntax.Nodes;

/// <summary>Walks a tree in the order of its text. Override the method of a kind, and call the base to go on into it.</summary>
public abstract class VqlWalker : VqlVisitor<bool>
{
    /// <summary>Walks into every child of a node.</summary>
    /// <param name="node">The node.</param>
    /// <returns>True, always; a walker makes nothing.</returns>
    protected sealed override bool DefaultVisit(VqlNode node)
    {
        node.VisitChildren(this);
        return true;
    }
}
