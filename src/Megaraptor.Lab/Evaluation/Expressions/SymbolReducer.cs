using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Operators;
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

        if (!TryResolve(symbol, scope, out object? value))
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
            scope.Query.Log($"ERROR:Symbol {Text(symbol)} is not a function but it is being called.");
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

    private static bool TryResolve(SymbolExpression symbol, Scope scope, out object? value)
    {
        NodeList<VqlIdentifier> names = symbol.Names;
        if (!scope.TryResolve(names[0].Name, out value))
        {
            string text = Text(symbol);
            string where = names.Count > 1 ? $"While resolving {text} Symbol {names[0].Text}" : $"Symbol {text}";
            scope.Query.Log($"ERROR:{where} not found. {scope.Describe()}");
            return false;
        }

        for (int i = 1; i < names.Count; i++)
        {
            if (Members.Find(scope, value, names[i].Name, out value) != Lookup.Found)
            {
                return false;
            }
        }

        return true;
    }

    private static string Text(SymbolExpression symbol) =>
        (symbol.IsNegated ? "-" : string.Empty) + string.Join(".", symbol.Names.Select(static name => name.Text));

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
