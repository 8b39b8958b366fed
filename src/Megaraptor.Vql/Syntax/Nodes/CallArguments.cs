using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Syntax.Nodes;

/// <summary>The parenthesised arguments of a call.</summary>
/// <param name="span">From the opening to the closing parenthesis.</param>
/// <param name="items">The arguments, in order.</param>
public sealed class CallArguments(SourceSpan span, NodeList<CallArgument> items) : VqlNode(span)
{
    /// <summary>The arguments, in order.</summary>
    public NodeList<CallArgument> Items { get; } = items;

    /// <summary>The last argument of a name: the one that counts.</summary>
    /// <param name="name">The argument's name; case-sensitive.</param>
    /// <returns>The argument, or null.</returns>
    public CallArgument? Find(string name)
    {
        for (int i = Items.Count - 1; i >= 0; i--)
        {
            if (Items[i].Name.Name == name)
            {
                return Items[i];
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public override TResult Accept<TResult>(VqlVisitor<TResult> visitor) => visitor.VisitCallArguments(this);
}

/// <summary>One argument, <c>name=value</c>.</summary>
/// <param name="span">Where it stands.</param>
/// <param name="name">The name.</param>
/// <param name="value">The value: an expression, a <see cref="SubqueryExpression"/> or an <see cref="ArrayExpression"/>.</param>
public sealed class CallArgument(SourceSpan span, VqlIdentifier name, VqlExpression value) : VqlNode(span)
{
    /// <summary>The name.</summary>
    public VqlIdentifier Name { get; } = name;

    /// <summary>The value: an expression, a <see cref="SubqueryExpression"/> or an <see cref="ArrayExpression"/>.</summary>
    public VqlExpression Value { get; } = value;

    /// <inheritdoc/>
    public override TResult Accept<TResult>(VqlVisitor<TResult> visitor) => visitor.VisitCallArgument(this);
}
