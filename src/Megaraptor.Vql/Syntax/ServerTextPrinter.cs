using System.Globalization;
using System.Text;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Vql.Syntax;

/// <summary>Prints a tree as the server's formatter does when it may not break lines.</summary>
/// <remarks>
/// The formatter works with fragments. Where it would like to break the line it writes a blank instead, unless the last
/// fragment already sets the next one apart: hence the two blanks before AND and the one in <c>a[0: x]</c>.
/// </remarks>
internal sealed class ServerTextPrinter : VqlVisitor<bool>
{
    private readonly StringBuilder _text = new();
    private string _last = "";

    internal string Text => _text.ToString();

    protected internal override bool VisitScript(VqlScript node)
    {
        foreach (VqlStatement statement in node.Statements)
        {
            Visit(statement);
            Break();
        }

        return true;
    }

    protected internal override bool VisitSelectStatement(SelectStatement node) => Visit(node.Query);

    protected internal override bool VisitLetStatement(LetStatement node)
    {
        Push("LET ");
        Push(node.Name.Text);
        if (node.Parameters is { Count: > 0 } parameters)
        {
            Push("(");
            for (int i = 0; i < parameters.Count; i++)
            {
                Separate(i);
                Visit(parameters[i]);
            }

            Push(")");
        }

        Push(" ");
        Push(node.IsMaterialised ? "<=" : "=");
        Push(" ");
        return node.Value is SubqueryExpression stored ? Visit(stored.Query) : Visit(node.Value);
    }

    protected internal override bool VisitLetParameter(LetParameter node) =>
        node.DefaultValue is null ? Push(node.Name.Text) : Argument(node.Name, node.DefaultValue);

    protected internal override bool VisitSelectQuery(SelectQuery node)
    {
        if (node.IsExplained)
        {
            Push("EXPLAIN ");
        }

        Push("SELECT ");
        for (int i = 0; i < node.Columns.Count; i++)
        {
            Separate(i);
            Visit(node.Columns[i]);
        }

        Break();
        Push("FROM ");
        Visit(node.From);
        Clause("WHERE ", node.Where);
        Clause("GROUP BY ", node.GroupBy);
        if (node.OrderBy is { } order)
        {
            Break();
            Push("ORDER BY ");
            Push(order.Column.Text);
            if (order.IsDescending)
            {
                Push(" DESC ");
            }
        }

        if (node.Limit is { } limit)
        {
            Break();
            Push("LIMIT ");
            Visit(limit);
            Push(" ");
        }

        return true;
    }

    protected internal override bool VisitSelectColumn(SelectColumn node)
    {
        if (node.Expression is null)
        {
            // An alias of the star is forgotten.
            return Push("*");
        }

        Visit(node.Expression);
        if (node.Alias is not null)
        {
            Push(" AS ");
            Push(node.Alias.Text);
        }

        return true;
    }

    protected internal override bool VisitFromClause(FromClause node)
    {
        Push(string.Join(".", node.Names.Select(static name => name.Text)));
        if (node.Arguments is not null)
        {
            Call([node.Arguments]);
        }

        return true;
    }

    protected internal override bool VisitCallArgument(CallArgument node) => Argument(node.Name, node.Value);

    protected internal override bool VisitOperatorChain(OperatorChain node)
    {
        Visit(node.Operands[0]);

        // The server's tree has room for one comparison: the last one overwrites those before it.
        int first = node.Level == OperatorLevel.Comparison ? node.Operators.Count - 1 : 0;
        for (int i = first; i < node.Operators.Count; i++)
        {
            if (node.Level == OperatorLevel.And)
            {
                Break();
            }

            Push(" ");
            Push(node.Operators[i].Kind == TokenKind.In ? "IN" : node.OperatorTexts[i]);
            Push(" ");
            Visit(node.Operands[i + 1]);
        }

        return true;
    }

    protected internal override bool VisitNot(NotExpression node)
    {
        Push("NOT ");
        return Visit(node.Operand);
    }

    protected internal override bool VisitMember(MemberExpression node)
    {
        Visit(node.Target);
        foreach (Accessor accessor in node.Accessors)
        {
            Visit(accessor);
        }

        return true;
    }

    protected internal override bool VisitNamedAccessor(NamedAccessor node)
    {
        Push(".");
        return Push(node.Name.Text);
    }

    protected internal override bool VisitBracketAccessor(BracketAccessor node)
    {
        if (node.Start is null && !node.IsSlice)
        {
            return Push(".");
        }

        Push("[");
        VisitIfPresent(node.Start);
        if (node.IsSlice)
        {
            Push(":");
            VisitIfPresent(node.End);
        }

        return Push("]");
    }

    protected internal override bool VisitSymbol(SymbolExpression node)
    {
        if (_text.Length > 0)
        {
            Break();
        }

        string name = string.Join(".", node.Names.Select(static part => part.Text));
        Push(node.IsNegated ? "-" + name : name);
        return node.Calls.Count == 0 || Call(node.Calls);
    }

    protected internal override bool VisitComma(CommaExpression node)
    {
        for (int i = 0; i < node.Items.Count; i++)
        {
            Separate(i);
            Visit(node.Items[i]);
        }

        // A comma at the end, behind which nothing stands.
        Separate(node.Commas - node.Items.Count + 1);
        return true;
    }

    protected internal override bool VisitParenthesized(ParenthesizedExpression node)
    {
        Push("(");
        Visit(node.Inner);
        return Push(")");
    }

    protected internal override bool VisitSubquery(SubqueryExpression node)
    {
        Push("{");
        Push(" ");
        Visit(node.Query);
        return Push(" }");
    }

    protected internal override bool VisitString(StringLiteral node) => Push(node.Text);

    protected internal override bool VisitNumber(NumberLiteral node) => Push(node.Value.Kind switch
    {
        NumberKind.Integer => node.Value.Integer.ToString(CultureInfo.InvariantCulture),
        NumberKind.Float => FloatText.Of(node.Value.Float),
        _ => "FALSE",
    });

    protected internal override bool VisitBoolean(BooleanLiteral node) => Push(node.Text);

    protected internal override bool VisitNull(NullLiteral node) => Push("NULL");

    protected internal override bool VisitTemplateParameter(TemplateParameter node) => Push("@" + node.Name);

    protected internal override bool VisitLambda(LambdaExpression node)
    {
        for (int i = 0; i < node.Parameters.Count; i++)
        {
            Separate(i);
            Push(node.Parameters[i].Text);
        }

        Push(" => ");
        return Visit(node.Body);
    }

    /// <summary>Nodes that print nothing: omitted and missing expressions.</summary>
    protected override bool DefaultVisit(VqlNode node) => true;

    private void VisitIfPresent(VqlNode? node)
    {
        if (node is not null)
        {
            Visit(node);
        }
    }

    private void Clause(string keyword, CommaExpression? value)
    {
        if (value is not null)
        {
            Break();
            Push(keyword);
            Visit(value);
        }
    }

    /// <summary>Prints arguments. Those of several calls in a row are one list to the server.</summary>
    private bool Call(IEnumerable<CallArguments> calls)
    {
        int count = 0;
        Push("(");
        foreach (CallArgument argument in calls.SelectMany(static call => call.Items))
        {
            Separate(count++);
            Visit(argument);
        }

        return Push(")");
    }

    private bool Argument(VqlIdentifier name, VqlExpression value)
    {
        Push(name.Text);
        switch (value)
        {
            case SubqueryExpression subquery:
                Push("={");
                Push(" ");
                Visit(subquery.Query);
                return Push(" }");
            case ArrayExpression { Inner: null }:
                return Push("=[]");
            case ArrayExpression array:
                Push("=[");
                Visit(array.Inner);
                return Push("]");
            default:
                Push("=");
                return Visit(value);
        }
    }

    private void Separate(int index)
    {
        if (index > 0)
        {
            Push(",");
            Push(" ");
        }
    }

    /// <summary>A place where the formatter would break the line.</summary>
    private void Break()
    {
        if (_last is not ("(" or "{" or "=" or "[" or "=[") && !_last.EndsWith(" ", StringComparison.Ordinal))
        {
            Push(" ");
        }
    }

    private bool Push(string fragment)
    {
        _text.Append(fragment);
        _last = fragment;
        return true;
    }
}
