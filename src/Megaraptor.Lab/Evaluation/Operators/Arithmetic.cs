using System.Text;
using Megaraptor.Lab.Evaluation.Paths;
using Megaraptor.Lab.Evaluation.Queries;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Text;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Operators;

/// <summary>The operators <c>+ - * /</c>. A pair without a rule gives NULL.</summary>
internal static class Arithmetic
{
    /// <summary>No string grows beyond this many bytes.</summary>
    private const ulong MaxTextLength = 100_000_000;

    /// <summary>Adds numbers, joins texts and lists, merges dicts, extends paths.</summary>
    /// <param name="scope">The scope of the expression.</param>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    /// <returns>The result.</returns>
    public static object? Add(Scope scope, object? left, object? right)
    {
        switch (left)
        {
            case null:
                return null;
            case string text when right is string other:
                return Join(scope, text, other);
            case long or int or ulong or byte when right is double number:
                VqlValue.TryFloat(left, out double leftFloat);
                return leftFloat + number;
            case long or int or ulong or byte when VqlValue.IsInteger(right):
                VqlValue.TryInteger(left, out long leftInteger);
                VqlValue.TryInteger(right, out long rightInteger);
                return unchecked(leftInteger + rightInteger);
            case double number when VqlValue.TryFloat(right, out double other):
                return number + other;
            case VqlDict dict when right is VqlDict other:
                VqlDict merged = dict.Copy();
                foreach (KeyValuePair<string, object?> item in other.Items)
                {
                    merged.Update(item.Key, item.Value);
                }

                return merged;
            case OsPath path:
                return Extend(path, right);
        }

        return IsList(left) || IsList(right) ? new VqlList([.. Items(scope, left), .. Items(scope, right)]) : null;
    }

    /// <summary>Subtracts numbers; takes the keys of a dict away.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    /// <returns>The result.</returns>
    public static object? Subtract(object? left, object? right)
    {
        if (left is VqlDict dict && right is VqlDict other)
        {
            return Select(dict, key => !other.Contains(key));
        }

        if (left is double || right is double)
        {
            return VqlValue.TryFloat(left, out double leftFloat) && VqlValue.TryFloat(right, out double rightFloat) ? leftFloat - rightFloat : null;
        }

        return VqlValue.TryInteger(left, out long leftInteger) && VqlValue.TryInteger(right, out long rightInteger)
            ? unchecked(leftInteger - rightInteger)
            : null;
    }

    /// <summary>Multiplies numbers, repeats texts, keeps the keys that two dicts share.</summary>
    /// <param name="scope">The scope of the expression.</param>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    /// <returns>The result.</returns>
    public static object? Multiply(Scope scope, object? left, object? right)
    {
        if (left is VqlDict dict && right is VqlDict other)
        {
            return Select(dict, other.Contains);
        }

        if (left is string text && VqlValue.TryInteger(right, out long count))
        {
            return Repeat(scope, text, count);
        }

        if (left is double || right is double)
        {
            return VqlValue.TryFloat(left, out double leftFloat) && VqlValue.TryFloat(right, out double rightFloat) ? leftFloat * rightFloat : null;
        }

        return VqlValue.TryInteger(left, out long leftInteger) && VqlValue.TryInteger(right, out long rightInteger)
            ? unchecked(leftInteger * rightInteger)
            : null;
    }

    /// <summary>Divides numbers; the result is always a float, and NULL for a divisor of 0.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    /// <returns>The result.</returns>
    public static object? Divide(object? left, object? right)
    {
        if (!VqlValue.TryFloat(left, out double dividend) || !VqlValue.TryFloat(right, out double divisor))
        {
            return null;
        }

        // The server refuses an integer 0 divided by a float as well.
        return divisor == 0 || (dividend == 0 && left is not double && right is double) ? null : dividend / divisor;
    }

    private static string? Join(Scope scope, string left, string right)
    {
        if ((ulong)left.Length * (ulong)right.Length > MaxTextLength)
        {
            scope.Query.Log("Multiply Str x Int exceeded memory limits");
            return null;
        }

        return left + right;
    }

    private static string? Repeat(Scope scope, string text, long count)
    {
        int length = ByteText.Length(text);
        ulong memory = unchecked((ulong)length * (ulong)count);
        if (memory > MaxTextLength || count < 0)
        {
            scope.Query.Log($"Multiply Str x Int exceeded memory limits. Len Str {length} * Count {count} = {memory}");
            return null;
        }

        // Nothing, however often, needs no memory: the count may then be larger than any text can be long.
        return text.Length == 0 ? "" : new StringBuilder(text.Length * (int)count).Insert(0, text, (int)count).ToString();
    }

    private static VqlDict Select(VqlDict dict, Func<string, bool> isWanted)
    {
        var selected = new VqlDict();
        foreach (KeyValuePair<string, object?> item in dict.Items.Where(item => isWanted(item.Key)))
        {
            selected.Set(item.Key, item.Value);
        }

        return selected;
    }

    private static OsPath? Extend(OsPath path, object? right) => right switch
    {
        OsPath other => path.Append(other.Components),
        string text => path.Append(PathKind.Generic.Split(text)),
        VqlList list => path.Append(list.OfType<string>()),
        _ => null,
    };

    private static bool IsList(object? value) => value is VqlList or StoredQuery;

    private static IEnumerable<object?> Items(Scope scope, object? value) => value switch
    {
        VqlList list => list,
        StoredQuery query => query.Materialise(scope).Rows,
        _ => [value],
    };
}
