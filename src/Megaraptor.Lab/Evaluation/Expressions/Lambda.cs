using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Lab.Evaluation.Expressions;

/// <summary>A lambda, which VQL writes inside a string: <c>"x=>x + 1"</c>.</summary>
internal sealed class Lambda
{
    private readonly LambdaExpression _expression;

    private Lambda(LambdaExpression expression) => _expression = expression;

    /// <summary>The number of its parameters.</summary>
    public int Arity => _expression.Parameters.Count;

    /// <summary>Reads a lambda from the value of an argument.</summary>
    /// <param name="value">The value.</param>
    /// <param name="query">The query, which keeps what was read.</param>
    /// <returns>The lambda.</returns>
    /// <exception cref="CallFailedException">The value is no text, or the text no lambda.</exception>
    public static Lambda From(object? value, QueryContext query) => value is string text
        ? Parse(text, query)
        : throw new CallFailedException($"Got field type {VqlValue.TypeName(value)}: VQL lambda functions need to be a string of the form \"x=>...\"");

    /// <summary>Reads a lambda.</summary>
    /// <param name="text">The text.</param>
    /// <param name="query">The query, which keeps what was read.</param>
    /// <returns>The lambda.</returns>
    /// <exception cref="CallFailedException">The text is no lambda.</exception>
    public static Lambda Parse(string text, QueryContext query) => query.Once("lambda " + text, () =>
    {
        LambdaParse parsed = LambdaText.Parse(text);
        return parsed.Lambda is { } lambda ? new Lambda(lambda) : throw new CallFailedException(parsed.Refusal);
    });

    /// <summary>Evaluates the lambda.</summary>
    /// <param name="scope">The variables it sees.</param>
    /// <param name="arguments">The values of its parameters.</param>
    /// <returns>The value; NULL and a message when the numbers differ.</returns>
    public object? Invoke(Scope scope, params ReadOnlySpan<object?> arguments)
    {
        NodeList<VqlIdentifier> parameters = _expression.Parameters;
        if (parameters.Count != arguments.Length)
        {
            scope.Query.Log("ERROR:Incorrect number of parameters in Lambda call");
            return null;
        }

        var variables = new VqlDict(parameters.Count);
        for (int i = 0; i < parameters.Count; i++)
        {
            variables.Set(parameters[i].Name, arguments[i]);
        }

        return Reducer.Reduce(_expression.Body, scope.Copy().Add(variables));
    }
}
