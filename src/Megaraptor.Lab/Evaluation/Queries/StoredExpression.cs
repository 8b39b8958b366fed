using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Expressions;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Lab.Evaluation.Queries;

/// <summary>An expression that LET stored, possibly with parameters. It is evaluated at every use, with the variables of the place of use.</summary>
/// <param name="expression">The expression.</param>
/// <param name="name">Its name.</param>
/// <param name="parameters">Its parameters; null when it has no parameter list.</param>
internal sealed class StoredExpression(VqlExpression expression, string name, LetParameters? parameters)
{
    /// <summary>Evaluates the expression without arguments.</summary>
    /// <param name="scope">The scope of the place of use.</param>
    /// <returns>The value.</returns>
    public object? Reduce(Scope scope) => Reducer.Reduce(expression, scope);

    /// <summary>Evaluates the expression with arguments.</summary>
    /// <param name="scope">The caller's scope.</param>
    /// <param name="arguments">The arguments; empty when it is not called.</param>
    /// <returns>The value; NULL when the recursion does not end.</returns>
    public object? Invoke(Scope scope, VqlDict arguments)
    {
        Scope inner = scope.Copy();
        if (inner.IsTooDeep())
        {
            return null;
        }

        scope.Query.Statistics.FunctionsCalled++;
        if (parameters is not null)
        {
            inner.Aggregates = new AggregateState();
        }

        return InvokeIn(inner, arguments);
    }

    /// <summary>Evaluates the expression with arguments in a scope made for it.</summary>
    /// <param name="inner">The scope, to which the arguments are added.</param>
    /// <param name="arguments">The arguments.</param>
    /// <returns>The value.</returns>
    public object? InvokeIn(Scope inner, VqlDict arguments) =>
        Reduce(inner.Add(parameters?.Bind(inner, name, arguments, isStrict: false) ?? arguments));
}
