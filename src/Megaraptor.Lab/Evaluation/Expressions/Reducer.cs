using Megaraptor.Lab.Evaluation.Operators;
using Megaraptor.Lab.Evaluation.Queries;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Lab.Evaluation.Expressions;

/// <summary>Evaluates expressions.</summary>
internal static class Reducer
{
    private static readonly object s_true = true;
    private static readonly object s_false = false;

    /// <summary>Evaluates an expression.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="scope">The variables it sees.</param>
    /// <returns>Its value.</returns>
    public static object? Reduce(VqlExpression expression, Scope scope) => expression switch
    {
        SymbolExpression symbol => SymbolReducer.Reduce(symbol, scope),
        OperatorChain chain => ReduceChain(chain, scope),
        StringLiteral text => text.Value,
        NumberLiteral number => ReduceNumber(number, scope),
        BooleanLiteral boolean => boolean.Value ? s_true : s_false,
        NullLiteral => null,
        ParenthesizedExpression parenthesized => Reduce(parenthesized.Inner, scope),
        CommaExpression comma => ReduceComma(comma, scope),
        MemberExpression member => MemberReducer.Reduce(member, scope),
        NotExpression not => Truth.Of(scope, Reduce(not.Operand, scope)) ? s_false : s_true,
        SubqueryExpression subquery => new SelectSubquery(subquery.Query),
        _ => throw new InvalidOperationException($"{expression.GetType().Name} has no value."),
    };

    private static object? ReduceNumber(NumberLiteral number, Scope scope)
    {
        switch (number.Value.Kind)
        {
            case NumberKind.Integer:
                return number.Value.Integer;
            case NumberKind.Float:
                return number.Value.Float;
            default:
                UnparsableNumbers.Log(number, scope.Query);
                return null;
        }
    }

    private static object? ReduceComma(CommaExpression comma, Scope scope)
    {
        object? first = Reduce(comma.Items[0], scope);
        if (!comma.IsList)
        {
            return first;
        }

        // The server's list ends where two commas meet.
        var items = new List<object?>(comma.Items.Count) { first };
        for (int i = 1; i < comma.Items.Count && comma.Items[i] is not OmittedExpression; i++)
        {
            items.Add(Reduce(comma.Items[i], scope));
        }

        return new VqlList(items);
    }

    private static object? ReduceChain(OperatorChain chain, Scope scope) => chain.Level switch
    {
        OperatorLevel.And => ReduceAnd(chain, scope),
        OperatorLevel.Or => ReduceOr(chain, scope),
        OperatorLevel.Comparison => ReduceComparison(chain, scope) ? s_true : s_false,
        _ => ReduceArithmetic(chain, scope),
    };

    /// <summary>AND gives a bool, the doubled sign the value of its right side.</summary>
    private static object? ReduceAnd(OperatorChain chain, Scope scope)
    {
        object? result = Reduce(chain.Operands[0], scope);
        if (!Truth.Of(scope, result))
        {
            return s_false;
        }

        for (int i = 0; i < chain.Operators.Count; i++)
        {
            object? operand = Reduce(chain.Operands[i + 1], scope);
            if (!Truth.Of(scope, operand))
            {
                return s_false;
            }

            result = chain.Operators[i].Kind == TokenKind.AmpersandAmpersand ? operand : s_true;
        }

        return result;
    }

    /// <summary>The first operand that is true stands for itself; a later one only behind exactly two bars.</summary>
    private static object? ReduceOr(OperatorChain chain, Scope scope)
    {
        object? result = Reduce(chain.Operands[0], scope);
        if (Truth.Of(scope, result))
        {
            return result;
        }

        for (int i = 0; i < chain.Operators.Count; i++)
        {
            result = Reduce(chain.Operands[i + 1], scope);
            if (Truth.Of(scope, result))
            {
                return chain.OperatorTexts[i] == "||" ? result : s_true;
            }
        }

        return result;
    }

    /// <summary>Of several comparisons in a chain the server keeps the first operand and the last operator with its operand.</summary>
    private static bool ReduceComparison(OperatorChain chain, Scope scope)
    {
        object? left = Reduce(chain.Operands[0], scope);
        object? right = Reduce(chain.Operands[chain.Operands.Count - 1], scope);
        return chain.Operators[chain.Operators.Count - 1].Kind switch
        {
            TokenKind.Equal => Equality.Of(scope, left, right),
            TokenKind.NotEqual => !Equality.Of(scope, left, right),
            TokenKind.Less => Ordering.IsLess(scope, left, right),
            TokenKind.LessOrEqual => Ordering.IsLess(scope, left, right) || Equality.Of(scope, left, right),
            TokenKind.Greater => Ordering.IsGreater(scope, left, right),
            TokenKind.GreaterOrEqual => Ordering.IsGreater(scope, left, right) || Equality.Of(scope, left, right),
            TokenKind.In => Membership.Of(scope, left, right),
            TokenKind.Matches => Matching.Of(scope, right, left),
            _ => false,
        };
    }

    private static object? ReduceArithmetic(OperatorChain chain, Scope scope)
    {
        object? result = Value(Reduce(chain.Operands[0], scope), scope);
        for (int i = 0; i < chain.Operators.Count; i++)
        {
            object? operand = Value(Reduce(chain.Operands[i + 1], scope), scope);
            result = chain.Operators[i].Kind switch
            {
                TokenKind.Plus => Arithmetic.Add(scope, result, operand),
                TokenKind.Minus => Arithmetic.Subtract(result, operand),
                TokenKind.Star => Arithmetic.Multiply(scope, result, operand),
                _ => Arithmetic.Divide(result, operand),
            };
        }

        return result;
    }

    private static object? Value(object? operand, Scope scope) => operand is StoredExpression expression ? expression.Reduce(scope) : operand;
}
