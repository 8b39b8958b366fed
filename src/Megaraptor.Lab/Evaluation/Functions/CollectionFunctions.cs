using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Expressions;
using Megaraptor.Lab.Evaluation.Operators;
using Megaraptor.Lab.Evaluation.Queries;
using Megaraptor.Lab.Evaluation.Text;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Vql.Syntax;

namespace Megaraptor.Lab.Evaluation.Functions;

/// <summary>Functions on lists and what counts as one.</summary>
internal static class CollectionFunctions
{
    /// <summary>The argument of <c>array()</c> whose items are taken one by one.</summary>
    private const string Spread = "_";

    /// <summary>The functions.</summary>
    public static IEnumerable<FunctionDefinition> All =>
    [
        Define.Function("array", Array),
        Define.Function("len", static call => Length(call.Value("list"))),
        Define.Function("slice", Slice),
        Define.Function("filter", Filter),
        Define.Function("any", static call => Quantify(call, isAny: true)),
        Define.Function("all", static call => Quantify(call, isAny: false)),
    ];

    private static VqlList Array(Call call)
    {
        var items = new List<object?>();
        VqlDict arguments = call.Free.ToDict();
        if (arguments.TryGet(Spread, out object? spread))
        {
            object? value = Materialised.Query(call.Scope, spread);
            items.AddRange(value is VqlList list ? list : [value]);
        }

        items.AddRange(arguments.Items.Where(static item => item.Key != Spread).Select(item => Materialised.Query(call.Scope, item.Value)));
        return new VqlList(items);
    }

    /// <summary>The number of bytes, items or keys; 0 for anything else, and for a query that has not run.</summary>
    private static int Length(object? value) => value switch
    {
        string text => ByteText.Length(text),
        VqlList list => list.Count,
        VqlDict dict => dict.Count,
        MaterialisedQuery query => query.Rows.Count,
        byte[] bytes => bytes.Length,
        _ => 0,
    };

    private static object? Slice(Call call)
    {
        // The server's bounds have no sign, so one below 0 is beyond every end.
        var start = unchecked((ulong)call.Integer("start"));
        var end = unchecked((ulong)call.Integer("end"));
        IReadOnlyList<object?> items = call.Value("list") switch
        {
            string text => [.. StringEscapes.ToBytes(text).Select(static b => (object?)b)],
            byte[] bytes => [.. bytes.Select(static b => (object?)b)],
            VqlList list => list,
            VqlDict dict => [.. dict.Keys],
            _ => VqlList.Nil,
        };
        int last = (int)Math.Min(end, (ulong)items.Count);
        int first = (int)Math.Min(start, (ulong)last);
        return new VqlList([.. items.Skip(first).Take(last - first)], VqlList.InterfaceType);
    }

    private static object? Filter(Call call)
    {
        string regex = call.Text("regex");
        if (call.LambdaOf("condition") is not { } condition)
        {
            return new VqlList([.. call.List("list").Where(item => Matching.Of(call.Scope, regex, item))]);
        }

        if (regex.Length > 0)
        {
            call.Query.Log("ERROR:filter: Both regex and condition are specified - Will only use the condition and ignore regex!");
        }

        return new VqlList([.. call.List("list").Where(item => Truth.Of(call.Scope, condition.Invoke(call.Scope, item)))]);
    }

    private static bool Quantify(Call call, bool isAny)
    {
        Lambda? filter = call.LambdaOf("filter");
        IReadOnlyList<string> expressions = call.Texts("regex");
        if (filter is null && expressions.Count == 0)
        {
            throw new CallFailedException("One of filter or regex must be provided");
        }

        foreach (object? item in Items(call))
        {
            bool fits = filter is null
                ? expressions.Any(expression => Matching.Of(call.Scope, expression, item))
                : Truth.Of(call.Scope, filter.Invoke(call.Scope, item));
            if (fits == isAny)
            {
                return isAny;
            }
        }

        return !isAny;
    }

    private static IEnumerable<object?> Items(Call call) => call.Value("items") switch
    {
        StoredQuery query => query.Evaluate(call.Scope),
        VqlList list => list,
        var item => [item],
    };
}
