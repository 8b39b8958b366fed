using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Queries;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Lab.Evaluation.Expressions;

/// <summary>Evaluates names: variables, their members, and calls.</summary>
internal static class SymbolReducer
{
    /// <summary>Evaluates a name.</summary>
    /// <param name="symbol">The name, with its arguments when it is called.</param>
    /// <param name="scope">The variables it sees.</param>
    /// <returns>Its value; NULL and a message when there is no such name.</returns>
    public static object? Reduce(SymbolExpression symbol, Scope scope)
    {
        object? value = ReducePositive(symbol, scope);
        return symbol.IsNegated ? Negate(value) : value;
    }

    private static object? ReducePositive(SymbolExpression symbol, Scope scope)
    {
        CallArguments? arguments = symbol.Arguments;
        if (arguments is not null && symbol.Names.Count == 1 && scope.Query.Names.FindFunction(symbol.Names[0].Name, scope.Query) is { } function)
        {
            scope.Query.Statistics.FunctionsCalled++;
            return function.Call(scope, new BoundArguments(arguments, scope), symbol);
        }

        if (!NamePath.TryResolve(symbol.Names, "Symbol", Sign(symbol), scope, out object? value))
        {
            return null;
        }

        switch (value)
        {
            case VqlCallable callable when arguments is not null:
                return callable.Invoke(scope, new BoundArguments(arguments, scope));
            case StoredExpression expression:
                return expression.Invoke(scope, ArgumentValues.All(arguments, scope));
            case LetQuery query when arguments is not null:
                return CallQuery(query, arguments, scope);
            case not null when arguments is null:
                return value;
        }

        if (arguments is not null)
        {
            scope.Query.Log($"ERROR:Symbol {Sign(symbol)}{NamePath.Text(symbol.Names)} is not a function but it is being called.");
        }

        return null;
    }

    /// <summary>A stored query that is called as a function keeps its arguments; it runs when its rows are asked for.</summary>
    private static QueryCallSite? CallQuery(LetQuery query, CallArguments arguments, Scope scope)
    {
        VqlDict values = ArgumentValues.All(arguments, scope);
        Scope inner = query.Bind(scope, values);
        if (inner.IsTooDeep())
        {
            return null;
        }

        scope.Query.Statistics.FunctionsCalled++;
        return new QueryCallSite(query, inner);
    }

    private static string Sign(SymbolExpression symbol) => symbol.IsNegated ? "-" : string.Empty;

    private static object? Negate(object? value) => value switch
    {
        long number => unchecked(-number),
        int number => -(long)number,
        byte number => -(long)number,
        ulong number => unchecked(-(long)number),
        double number => -number,
        bool flag => !flag,
        _ => null,
    };
}
