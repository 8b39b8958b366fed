using Megaraptor.Lab.Evaluation.Functions;
using Megaraptor.Lab.Evaluation.Paths;
using Megaraptor.Lab.Evaluation.Queries;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Operators;

/// <summary>The operator <c>=</c>, which also decides <c>IN</c>.</summary>
internal static class Equality
{
    /// <summary>Whether two values are equal. Numbers of any kind compare by value, text and numbers never.</summary>
    /// <param name="scope">The scope of the expression.</param>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    /// <returns>True when they are equal.</returns>
    public static bool Of(Scope scope, object? left, object? right)
    {
        switch (left)
        {
            case null:
                return right is null;
            case string text when right is string other:
                return text == other;
            case bool flag when right is bool other:
                return flag == other;
            case bool flag when right is string word:
                // The pattern of artifact parameters: a check box sends Y.
                return flag == word is "Y" or "y" or "TRUE" or "True";
            case double number:
                return VqlValue.TryFloat(right, out double otherNumber) && number == otherNumber;
            case VqlTime time:
                return Ordering.TryTime(right, out VqlTime otherTime) && time == otherTime;
            case long or int or ulong or byte when right is VqlTime time:
                return Ordering.TryTime(left, out VqlTime leftTime) && leftTime == time;
            case VqlDict dict:
                return right is VqlDict otherDict && OfDicts(scope, dict, otherDict);
            case OsPath path:
                return right is OsPath otherPath && path.Equals(otherPath);
            case SemanticVersion or string when SemanticVersion.TryCompare(left, right, out int order):
                return order == 0;
            case StoredQuery query:
                return Of(scope, query.Materialise(scope).Rows, right);
        }

        if (right is double)
        {
            return VqlValue.TryFloat(left, out double leftNumber) && leftNumber == (double)right;
        }

        if (VqlValue.TryInteger(left, out long leftInteger))
        {
            return VqlValue.TryInteger(right, out long rightInteger) && leftInteger == rightInteger;
        }

        return AsList(scope, left) is { } list && AsList(scope, right) is { } otherList && OfLists(scope, list, otherList);
    }

    private static VqlList? AsList(Scope scope, object? value) => value switch
    {
        VqlList list => list,
        StoredQuery query => query.Materialise(scope).Rows,
        _ => null,
    };

    private static bool OfLists(Scope scope, VqlList left, VqlList right)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        for (int i = 0; i < left.Count; i++)
        {
            if (!Of(scope, left[i], right[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool OfDicts(Scope scope, VqlDict left, VqlDict right)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        foreach (KeyValuePair<string, object?> item in left.Items)
        {
            if (!right.TryGet(item.Key, out object? other) || !Of(scope, item.Value, other))
            {
                return false;
            }
        }

        return true;
    }
}
