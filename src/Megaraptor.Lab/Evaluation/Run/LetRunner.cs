using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Expressions;
using Megaraptor.Lab.Evaluation.Queries;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Lab.Evaluation.Run;

/// <summary>Runs LET.</summary>
internal static class LetRunner
{
    /// <summary>Defines a name in a scope.</summary>
    /// <param name="let">The statement.</param>
    /// <param name="scope">The scope.</param>
    public static void Run(LetStatement let, Scope scope)
    {
        QueryContext query = scope.Query;
        string name = let.Name.Name;
        UnparsableNumbers.LogAll(let, query);
        if (let.IsMaterialised && let.Parameters is not null)
        {
            query.Log($"WARN:Expression {name} takes parameters but is materialized! Did you mean to use '='? ");
        }

        if (query.Names.IsFunction(name))
        {
            query.Log($"WARN:LET expression is masking a built in function {name}");
        }

        scope.Add(new VqlDict(1).Set(name, Value(let, name, scope)));
    }

    private static object? Value(LetStatement let, string name, Scope scope)
    {
        LetParameters? parameters = let.Parameters is { } declared ? new LetParameters(declared) : null;
        if (let.Value is SubqueryExpression subquery)
        {
            return let.IsMaterialised ? new LetQuery(subquery.Query, name, null).Materialise(scope) : new LetQuery(subquery.Query, name, parameters);
        }

        if (!let.IsMaterialised)
        {
            return new StoredExpression(let.Value, name, parameters);
        }

        object? value = Reducer.Reduce(let.Value, scope);
        return value switch
        {
            StoredQuery query => query.Materialise(scope),
            StoredExpression expression => expression.Reduce(scope),
            _ => value,
        };
    }
}
