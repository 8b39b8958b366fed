using Megaraptor.Lab.Evaluation.Paths;
using Megaraptor.Lab.Evaluation.Queries;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Text;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Operators;

/// <summary>Indexes and slices: <c>a[1]</c>, <c>a['x']</c>, <c>a[1:3]</c>.</summary>
internal static class Indexes
{
    /// <summary>Looks an index up: a number in a list, text or path, a name in anything with members.</summary>
    /// <param name="scope">The scope of the one who asks.</param>
    /// <param name="value">The value.</param>
    /// <param name="index">The index.</param>
    /// <param name="item">What stands there.</param>
    /// <returns>Whether there is anything.</returns>
    public static Lookup Find(Scope scope, object? value, object? index, out object? item)
    {
        switch (value)
        {
            case StoredExpression expression:
                return Find(scope, expression.Reduce(scope), index, out item);
            case VqlList list when TryNumber(index, out long number):
                return InList(list, number, out item);
            case MaterialisedQuery rows when TryNumber(index, out long number):
                return InList(rows.Rows, number, out item);
            case StoredQuery query when index is not string && VqlValue.TryInteger(index, out long number):
                return InQuery(scope, query, number, out item);
            case string text when index is not string && VqlValue.TryInteger(index, out long number):
                item = ByteText.At(text, number) is { } b ? b : null;
                return item is null ? Lookup.Default : Lookup.Found;
            case OsPath path when index is not string && VqlValue.TryInteger(index, out long number):
                item = path.ComponentAt(number);
                return item is null ? Lookup.Default : Lookup.Found;
        }

        if (index is string name)
        {
            return Members.Find(scope, value, name, out item);
        }

        item = null;
        return Lookup.Default;
    }

    /// <summary>A part of a list, text or path. Bounds below 0 count from the end; bounds outside are moved to the ends.</summary>
    /// <param name="scope">The scope of the one who asks.</param>
    /// <param name="value">The value.</param>
    /// <param name="start">The first item, or null for the first of all.</param>
    /// <param name="end">The item behind the last one, or null for the end.</param>
    /// <returns>The part, or NULL for a value that has none.</returns>
    public static object? Slice(Scope scope, object? value, long? start, long? end)
    {
        switch (value)
        {
            case StoredExpression expression:
                return Slice(scope, expression.Reduce(scope), start, end);
            case VqlList list:
                (int first, int last) = Bounds(start, end, list.Count);
                return list.Slice(first, last);
            case MaterialisedQuery query:
                return Slice(scope, query.Rows, start, end);
            case StoredQuery query:
                return Slice(scope, query.Materialise(scope).Rows, start, end);
            case string text:
                (first, last) = Bounds(start, end, ByteText.Length(text));
                return ByteText.Slice(text, first, last);
            case OsPath path:
                (first, last) = Bounds(start, end, path.Components.Count);
                return path.Slice(first, last);
            default:
                return null;
        }
    }

    private static bool TryNumber(object? index, out long number)
    {
        if (index is string text)
        {
            return long.TryParse(text, out number);
        }

        return VqlValue.TryInteger(index, out number);
    }

    /// <summary>An index beyond the end of a list begins again at its start.</summary>
    private static Lookup InList(VqlList list, long index, out object? item)
    {
        if (list.Count == 0)
        {
            item = null;
            return Lookup.Default;
        }

        long at = index % list.Count;
        item = list[(int)(at < 0 ? at + list.Count : at)];
        return Lookup.Found;
    }

    private static Lookup InQuery(Scope scope, StoredQuery query, long index, out object? item)
    {
        long at = 0;
        foreach (object? row in query.Evaluate(scope))
        {
            if (at++ == index)
            {
                item = row;
                return Lookup.Found;
            }
        }

        item = null;
        return Lookup.Default;
    }

    private static (int Start, int End) Bounds(long? start, long? end, int length)
    {
        int first = Bound(start ?? 0, length);
        int last = Bound(end ?? length, length);
        return (first, Math.Max(first, last));
    }

    private static int Bound(long bound, int length) => (int)Math.Clamp(bound < 0 ? length + bound : bound, 0, length);
}
