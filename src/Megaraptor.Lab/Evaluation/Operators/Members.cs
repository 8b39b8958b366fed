using Megaraptor.Lab.Evaluation.Queries;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Time;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Operators;

/// <summary>Members of values: what stands behind a dot, and the columns that <c>*</c> selects.</summary>
internal static class Members
{
    /// <summary>Looks a member up.</summary>
    /// <param name="scope">The scope of the one who asks.</param>
    /// <param name="value">The value.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="member">The member.</param>
    /// <returns>Whether it is there.</returns>
    public static Lookup Find(Scope scope, object? value, string name, out object? member)
    {
        switch (value)
        {
            case VqlDict dict:
                return dict.TryGet(name, out member) || DictMethods.TryCall(dict, name, out member) ? Lookup.Found : Lookup.Missing;
            case VqlObject thing:
                return thing.TryGetMember(scope, name, out member);
            case null:
                member = null;
                return Lookup.Found;
            case VqlList list:
                member = Collect(scope, list, name);
                return Lookup.Found;
            case MaterialisedQuery rows:
                member = Collect(scope, rows.Rows, name);
                return Lookup.Found;
            case StoredQuery query:
                member = Column(scope, query, name);
                return Lookup.Found;
            case StoredExpression expression:
                return Find(scope, expression.Reduce(scope), name, out member);
            case VqlTime time:
                return TimeMembers.TryGet(time, name, out member) ? Lookup.Found : Lookup.Default;
            default:
                member = null;
                return Lookup.Default;
        }
    }

    /// <summary>The members that <c>*</c> selects.</summary>
    /// <param name="value">The value; a list has the members of its first item.</param>
    /// <returns>The names, in order.</returns>
    public static IEnumerable<string> Names(object? value) => value switch
    {
        VqlDict dict => dict.Keys,
        VqlObject thing => thing.MemberNames,
        VqlTime => TimeMembers.Names,
        VqlList { Count: > 0 } list => Names(list[0]),
        MaterialisedQuery { Rows.Count: > 0 } query => Names(query.Rows[0]),
        _ => [],
    };

    /// <summary>The values of a member of those items that have it.</summary>
    private static VqlList Collect(Scope scope, VqlList list, string name)
    {
        List<object?>? found = null;
        foreach (object? item in list)
        {
            if (item is not null && Find(scope, item, name, out object? member) == Lookup.Found)
            {
                (found ??= []).Add(member);
            }
        }

        return found is null ? VqlList.Nil : new VqlList(found);
    }

    /// <summary>A column of a query that is run for it, NULL for rows that lack it.</summary>
    private static VqlList Column(Scope scope, StoredQuery query, string name)
    {
        var column = new List<object?>();
        foreach (object? row in query.Evaluate(scope))
        {
            column.Add(Find(scope, row, name, out object? member) == Lookup.Found ? member : null);
        }

        return new VqlList(column, VqlList.RowType);
    }
}
