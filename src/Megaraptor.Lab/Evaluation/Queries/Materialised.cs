using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Queries;

/// <summary>Values with everything in them evaluated.</summary>
internal static class Materialised
{
    /// <summary>The rows of a query as a list, the value of a stored expression; any other value as it is.</summary>
    /// <param name="scope">The scope in which it is evaluated.</param>
    /// <param name="value">The value.</param>
    /// <returns>The value.</returns>
    public static object? Query(Scope scope, object? value) => value switch
    {
        StoredQuery query => query.Materialise(scope).Rows,
        StoredExpression expression => Query(scope, expression.Reduce(scope)),
        _ => value,
    };

    /// <summary>What JSON shows of a value that is none of JSON's own kinds.</summary>
    /// <param name="scope">The scope in which it is evaluated, or null where there is none.</param>
    /// <param name="value">The value.</param>
    /// <returns>A value of JSON's own kinds.</returns>
    public static object? ForJson(Scope? scope, object value) => value switch
    {
        MaterialisedQuery query => query.Rows,
        StoredQuery query => scope is null ? null : query.Materialise(scope).Rows,
        StoredExpression expression => scope is null ? null : expression.Reduce(scope),
        VqlObject thing => thing.ToJson(scope!),
        _ => null,
    };

    /// <summary>The members of a value as a dict, queries and expressions in them evaluated.</summary>
    /// <param name="scope">The scope in which they are evaluated.</param>
    /// <param name="value">The value.</param>
    /// <returns>A new dict.</returns>
    public static VqlDict Dict(Scope scope, object? value)
    {
        var dict = new VqlDict();
        foreach (string name in Operators.Members.Names(value))
        {
            if (Operators.Members.Find(scope, value, name, out object? member) == Lookup.Found)
            {
                dict.Set(name, Query(scope, member));
            }
        }

        return dict;
    }
}
