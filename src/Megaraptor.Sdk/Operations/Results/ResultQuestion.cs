using Megaraptor.Sdk.Errors;

namespace Megaraptor.Sdk.Operations.Results;

/// <summary>What is asked of rows.</summary>
internal sealed record ResultQuestion
{
    internal IReadOnlyList<ResultCondition> Where { get; init; } = [];

    internal IReadOnlyList<string> Columns { get; init; } = [];

    internal IReadOnlyList<string> GroupBy { get; init; } = [];

    internal bool Count { get; init; }

    internal bool Distinct { get; init; }

    internal string? OrderBy { get; init; }

    internal bool IsDescending { get; init; }

    internal string? TimeColumn { get; init; }

    internal DateTimeOffset? Since { get; init; }

    internal DateTimeOffset? Until { get; init; }

    internal bool References { get; init; }

    /// <summary>The columns that the question uses, by whatever means.</summary>
    internal IEnumerable<string> Names => [.. Where.Select(static condition => condition.Column), .. Columns, .. GroupBy, .. new[] { OrderBy, TimeColumn }.OfType<string>()];

    /// <summary>Whether the answer is rows as they are stored.</summary>
    internal bool IsOfWholeRows => Columns.Count == 0 && GroupBy.Count == 0 && !Count;

    /// <summary>Refuses what does not fit together.</summary>
    internal ResultQuestion Checked()
    {
        string? problem = this switch
        {
            { Count: true, Columns.Count: > 0 } or { Count: true, GroupBy.Count: > 0 } or { Count: true, Distinct: true } => "count stands alone: groups are counted anyway",
            { GroupBy.Count: > 0, Columns.Count: > 0 } => "group_by gives its own columns and Count: leave columns out",
            { Distinct: true, Columns.Count: 0 } => "distinct needs columns",
            { Count: true, OrderBy: not null } => "one count has no order",
            { TimeColumn: null, Since: not null } or { TimeColumn: null, Until: not null } => "since and until need time_column",
            { TimeColumn: not null, Since: null, Until: null } => "time_column needs since or until",
            { References: true, IsOfWholeRows: false } => "references are of whole rows: leave columns, group_by, distinct and count out",
            _ => null,
        };
        return problem is null ? this : throw new InvalidArgumentException($"The question does not fit together: {problem}.");
    }
}
