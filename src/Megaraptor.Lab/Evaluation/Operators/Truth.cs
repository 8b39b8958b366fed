using Megaraptor.Lab.Evaluation.Queries;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Operators;

/// <summary>What counts as true.</summary>
internal static class Truth
{
    /// <summary>Whether a value counts as true: numbers above 0, what is not empty, times after 1970, queries with rows.</summary>
    /// <param name="scope">The scope in which queries are run.</param>
    /// <param name="value">The value.</param>
    /// <returns>Its truth.</returns>
    public static bool Of(Scope scope, object? value) => value switch
    {
        bool flag => flag,
        null => false,
        long number => number > 0,
        int number => number > 0,
        byte number => number > 0,
        ulong number => number > 0,
        double number => number > 0,
        string text => text.Length > 0,
        VqlList list => list.Count > 0,
        byte[] bytes => bytes.Length > 0,
        VqlDict dict => dict.Count > 0,
        VqlTime time => time.Seconds > 0,
        StoredQuery query => query.Evaluate(scope.Copy()).Any(),
        StoredExpression expression => Of(scope, expression.Reduce(scope)),
        _ => false,
    };
}
