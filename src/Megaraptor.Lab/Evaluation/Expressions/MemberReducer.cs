using Megaraptor.Lab.Evaluation.Operators;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Lab.Evaluation.Expressions;

/// <summary>Evaluates members, indexes and slices of a value: <c>f(x=1).a[0][1:3]</c>.</summary>
internal static class MemberReducer
{
    /// <summary>Evaluates a chain of members. From the first one that is missing on, the value is NULL.</summary>
    /// <param name="expression">The chain.</param>
    /// <param name="scope">The variables it sees.</param>
    /// <returns>Its value.</returns>
    public static object? Reduce(MemberExpression expression, Scope scope)
    {
        object? value = Reducer.Reduce(expression.Target, scope);
        foreach (Accessor accessor in expression.Accessors)
        {
            Lookup lookup = accessor switch
            {
                NamedAccessor named => Members.Find(scope, value, named.Name.Name, out value),
                BracketAccessor { IsSlice: true } slice => Slice(slice, scope, ref value),
                BracketAccessor { Start: { } start } => Indexes.Find(scope, value, Reducer.Reduce(start, scope), out value),
                _ => Lookup.Missing,
            };
            if (lookup != Lookup.Found)
            {
                return null;
            }
        }

        return value;
    }

    private static Lookup Slice(BracketAccessor slice, Scope scope, ref object? value)
    {
        if (!TryBound(slice.Start, scope, out long? start) || !TryBound(slice.End, scope, out long? end))
        {
            return Lookup.Missing;
        }

        value = Indexes.Slice(scope, value, start, end);
        return Lookup.Found;
    }

    private static bool TryBound(VqlExpression? expression, Scope scope, out long? bound)
    {
        bound = null;
        if (expression is null)
        {
            return true;
        }

        if (!VqlValue.TryInteger(Reducer.Reduce(expression, scope), out long integer))
        {
            return false;
        }

        bound = integer;
        return true;
    }
}
