using Megaraptor.Lab.Evaluation.Json;
using Megaraptor.Lab.Evaluation.Regex;
using Megaraptor.Lab.Evaluation.Text;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Lab.Store.Rows;

namespace Megaraptor.Lab.Synthetic;

/// <summary>The rows of which certain columns match certain expressions.</summary>
/// <param name="rows">The rows.</param>
/// <param name="filters">The columns, any one of which is enough, and the expression.</param>
internal sealed class FilteredRows(RowSet rows, IReadOnlyList<(string[] Columns, CompiledRegex Expression)> filters) : RowSet
{
    private readonly Lazy<long> _count = new(() => Matching(rows, filters).LongCount());

    /// <inheritdoc/>
    public override long Count => _count.Value;

    /// <inheritdoc/>
    public override IEnumerable<ReadOnlyMemory<byte>> Read(long start = 0) => Matching(rows, filters).Skip((int)Math.Clamp(start, 0, int.MaxValue));

    private static IEnumerable<ReadOnlyMemory<byte>> Matching(RowSet rows, IReadOnlyList<(string[] Columns, CompiledRegex Expression)> filters) =>
        rows.Read().Where(row => IsMatch(GoJson.ReadObject(row.Span), filters));

    private static bool IsMatch(VqlDict row, IReadOnlyList<(string[] Columns, CompiledRegex Expression)> filters) =>
        filters.All(filter => Array.Exists(filter.Columns, column => row[column] is { } value && filter.Expression.IsMatch(GoText.Of(value))));
}
