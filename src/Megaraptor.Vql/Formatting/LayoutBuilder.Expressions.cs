using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Vql.Formatting;

/// <content>Expressions.</content>
internal sealed partial class LayoutBuilder
{
    private Doc Expression(VqlExpression expression) => expression switch
    {
        OperatorChain chain => Chain(chain),
        NotExpression not => Doc.Of(Token(), s_blank, Expression(not.Operand)),
        MemberExpression member => Member(member),
        SymbolExpression symbol => Symbol(symbol),
        ParenthesizedExpression parenthesized => Doc.Group(Token(), Doc.Indent(Doc.SoftLine, Comma(parenthesized.Inner)), Doc.SoftLine, Token()),
        OmittedExpression => Doc.Of(),
        _ => Token(),
    };

    /// <summary>Operands, each behind the first on a line of its own with its operator when not all fit on one.</summary>
    private Doc Chain(OperatorChain chain)
    {
        Doc first = Expression(chain.Operands[0]);
        var rest = new List<Doc>();
        for (int i = 1; i < chain.Operands.Count; i++)
        {
            rest.Add(Doc.Line);
            rest.Add(Token());
            rest.Add(s_blank);
            rest.Add(Expression(chain.Operands[i]));
        }

        return Doc.Group(first, Doc.Indent([.. rest]));
    }

    private Doc Member(MemberExpression member)
    {
        var parts = new List<Doc> { Expression(member.Target) };
        foreach (Accessor accessor in member.Accessors)
        {
            parts.Add(Token());
            if (accessor is BracketAccessor bracket)
            {
                parts.Add(bracket.Start is null ? Doc.Of() : Expression(bracket.Start));
                parts.Add(bracket.IsSlice ? Token() : Doc.Of());
                parts.Add(bracket.End is null ? Doc.Of() : Expression(bracket.End));
            }

            parts.Add(Token());
        }

        return Doc.Of([.. parts]);
    }

    private Doc Symbol(SymbolExpression symbol)
    {
        var parts = new List<Doc> { Names(symbol.Names.Count) };
        parts.AddRange(symbol.Calls.Select(Arguments));
        return Doc.Of([.. parts]);
    }

    private Doc Names(int count)
    {
        var parts = new List<Doc> { Token() };
        for (int i = 1; i < count; i++)
        {
            parts.Add(Token());
            parts.Add(Token());
        }

        return Doc.Of([.. parts]);
    }

    private Doc Arguments(CallArguments arguments) => Doc.Group(Token(), List([.. arguments.Items], Argument), Token());

    private Doc Argument(CallArgument argument) => Doc.Of(Token(), Token(), ArgumentValue(argument.Value));

    private Doc ArgumentValue(VqlExpression value) => value switch
    {
        SubqueryExpression subquery => Subquery(subquery),
        ArrayExpression { Inner: { } inner } => Doc.Group(Token(), Doc.Indent(Doc.SoftLine, Comma(inner)), Doc.SoftLine, Token()),
        ArrayExpression => Doc.Of(Token(), Token()),
        _ => Doc.Indent(Expression(value)),
    };

    private Doc Comma(CommaExpression comma)
    {
        var parts = new List<Doc> { Expression(comma.Items[0]) };
        int next = 1;
        for (int i = 0; i < comma.Commas; i++)
        {
            parts.Add(Token());
            if (next < comma.Items.Count)
            {
                // Between two commas stands nothing; a blank there would only look like a mistake.
                parts.Add(comma.Items[next] is OmittedExpression ? Doc.Of() : Doc.Line);
                parts.Add(Expression(comma.Items[next++]));
            }
        }

        return Doc.Of([.. parts]);
    }

    /// <summary>Items between brackets, with commas, one a line when not all fit on one. The closing bracket follows the last one.</summary>
    private Doc List<T>(IReadOnlyList<T> items, Func<T, Doc> print)
    {
        if (items.Count == 0)
        {
            return Doc.Of();
        }

        var parts = new List<Doc> { Doc.SoftLine };
        for (int i = 0; i < items.Count; i++)
        {
            if (i > 0)
            {
                parts.Add(Token());
                parts.Add(Doc.Line);
            }

            parts.Add(print(items[i]));
        }

        return Doc.Indent([.. parts]);
    }
}
