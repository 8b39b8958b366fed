using Megaraptor.Lab.Evaluation.Operators;
using Megaraptor.Lab.Evaluation.Queries;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Text;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Caching;

/// <summary>The rows of a query by the value of a column, read again when they get old.</summary>
/// <param name="scope">The scope in which the query runs.</param>
/// <param name="query">The query.</param>
/// <param name="keyColumn">The column.</param>
/// <param name="name">What messages call it.</param>
/// <param name="period">From what age on the rows are read again.</param>
internal sealed class MemoizedQuery(Scope scope, StoredQuery query, string keyColumn, string name, TimeSpan period) : VqlObject
{
    private readonly Dictionary<string, object?> _rows = new(StringComparer.Ordinal);
    private DateTimeOffset? _expires;

    /// <inheritdoc/>
    public override string TypeName => "*lru._CacheObj";

    /// <inheritdoc/>
    public override IEnumerable<string> MemberNames => [];

    /// <inheritdoc/>
    public override Lookup TryGetMember(Scope caller, string member, out object? value)
    {
        if (_expires is null || caller.Query.Clock.GetUtcNow() > _expires)
        {
            Fill();
        }

        return _rows.TryGetValue(member, out value) ? Lookup.Found : Lookup.Default;
    }

    /// <inheritdoc/>
    public override object? ToJson(Scope caller) => new VqlDict(0);

    /// <inheritdoc/>
    public override string ToString() => name;

    private void Fill()
    {
        _rows.Clear();
        int count = 0;
        foreach (object? row in query.Evaluate(scope))
        {
            if (Members.Find(scope, row, keyColumn, out object? key) == Lookup.Found)
            {
                _rows[GoText.Of(key)] = row;
                count++;
            }
        }

        scope.Query.Log($"memoize {name}: Filled cache with {count} rows");
        _expires = scope.Query.Clock.GetUtcNow() + period;
    }
}
