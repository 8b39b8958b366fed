using Megaraptor.Lab.Evaluation.Queries;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Operators;

/// <summary>Values as rows, where a plugin takes anything as its source of rows.</summary>
internal static class Iteration
{
    /// <summary>The column of a row that is a single value.</summary>
    public const string ValueColumn = "_value";

    /// <summary>The rows of a value: those of a query, the items of a list, a dict itself; NULL has none.</summary>
    /// <param name="scope">The scope in which a query is run.</param>
    /// <param name="value">The value.</param>
    /// <returns>The rows.</returns>
    public static IEnumerable<object?> Rows(Scope scope, object? value) => value switch
    {
        StoredQuery query => query.Evaluate(scope),
        StoredExpression expression => Rows(scope, expression.Reduce(scope)),
        VqlDict dict => [dict],
        VqlList list => list.Where(static item => item is not null).Select(Row),
        null => [],
        _ => [Row(value)],
    };

    /// <summary>A value as a row.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The value if it is a row, else a row with the column <c>_value</c>.</returns>
    public static object Row(object? value) => value switch
    {
        VqlDict or LazyRow or RawRow => value,
        _ => new VqlDict(1).Set(ValueColumn, value),
    };
}
