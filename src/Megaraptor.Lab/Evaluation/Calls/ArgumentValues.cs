using Megaraptor.Lab.Evaluation.Expressions;
using Megaraptor.Lab.Evaluation.Queries;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Lab.Evaluation.Calls;

/// <summary>The values of arguments as they are written: an expression, <c>[ … ]</c> or <c>{ SELECT … }</c>.</summary>
internal static class ArgumentValues
{
    /// <summary>The name of the argument that holds all arguments as a dict.</summary>
    public const string Splat = "**";

    /// <summary>The value of an argument.</summary>
    /// <param name="expression">What stands behind the equals sign.</param>
    /// <param name="scope">The caller's scope.</param>
    /// <returns>The value. With one element, <c>[ … ]</c> is that element.</returns>
    public static object? Of(VqlExpression expression, Scope scope) => expression switch
    {
        SubqueryExpression subquery => new SelectSubquery(subquery.Query),
        ArrayExpression { Inner: null } => new VqlList([], VqlList.RowType),
        ArrayExpression { Inner: { } inner } => Reducer.Reduce(inner, scope),
        _ => Reducer.Reduce(expression, scope),
    };

    /// <summary>All arguments of a call, evaluated.</summary>
    /// <param name="arguments">The arguments; null when there are no parentheses.</param>
    /// <param name="scope">The caller's scope.</param>
    /// <returns>The values by name; of two of one name, the last.</returns>
    public static VqlDict All(CallArguments? arguments, Scope scope)
    {
        if (arguments is null)
        {
            return new VqlDict(0);
        }

        var values = new VqlDict(arguments.Items.Count);
        foreach (CallArgument argument in arguments.Items)
        {
            values.Set(argument.Name.Name, Of(argument.Value, scope));
        }

        return values;
    }
}
