using Megaraptor.Lab.Evaluation.Caching;
using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Expressions;
using Megaraptor.Lab.Evaluation.Queries;
using Megaraptor.Lab.Evaluation.Text;
using Megaraptor.Lab.Evaluation.Time;

namespace Megaraptor.Lab.Evaluation.Functions;

/// <summary>Functions that remember what was computed.</summary>
internal static class CacheFunctions
{
    private const string UnnamedCache = "$cache_key";
    private const long DefaultSize = 10_000;
    private const long DefaultObjectSize = 1000;
    private const long DefaultPeriod = 60;

    /// <summary>The functions.</summary>
    public static IEnumerable<FunctionDefinition> All =>
    [
        Define.Function("cache", Cache) with { Version = 2 },
        Define.Function("memoize", Memoize) with { Version = 3 },
        Define.Function("lru", static call => new LruObject(call.Integer("size") is > 0 and var size ? size : DefaultObjectSize)),
    ];

    /// <summary>The value of a key, computed once. The first call of a cache's name decides what computes values.</summary>
    private static object? Cache(Call call)
    {
        RefuseFile(call);
        string name = call.Text("name") is { Length: > 0 } given ? given : UnnamedCache;
        (LruCache Values, Lambda? Lambda) cache = call.Query.Once("cache " + name, () => new Entry(
            new LruCache(call.Integer("max_size") is > 0 and var size ? size : DefaultSize),
            call.LambdaOf("lambda"))).Parts;
        if (!call.Has("key") || call.Value("key") is null)
        {
            return null;
        }

        object? key = Materialised.Query(call.Scope, call.Value("key"));
        string text = GoText.Of(key);
        if (cache.Values.TryGet(text, out object? value))
        {
            return value;
        }

        if (cache.Lambda is null && !call.Has("func"))
        {
            throw new CallFailedException("Use lambda to cache the function");
        }

        value = cache.Lambda is null ? call.Evaluate("func") : cache.Lambda.Invoke(call.Scope, key);
        if (value is not null)
        {
            cache.Values.Set(text, value);
        }

        return value;
    }

    private static object? Memoize(Call call)
    {
        RefuseFile(call);
        StoredQuery query = call.QueryOf("query")!;
        string name = call.Text("name") is { Length: > 0 } given ? given : query.ToString()!;
        long period = call.Integer("period") is not 0 and var seconds ? seconds : DefaultPeriod;
        return new MemoizedQuery(call.Scope, query, call.Text("key"), name, Durations.Seconds(period));
    }

    /// <summary>The Lab keeps caches in memory only.</summary>
    private static void RefuseFile(Call call)
    {
        if (call.Text("filename").Length > 0)
        {
            throw NameTable.Refuse($"{call.Name}(filename=)", call.Query);
        }
    }

    private sealed record Entry(LruCache Values, Lambda? Lambda)
    {
        public (LruCache Values, Lambda? Lambda) Parts => (Values, Lambda);
    }
}
